/** Time to the first validation: of a process from its start, and of a page from its navigation. */

import { launchBrowser, serveTexts } from "../tests/support/browser.js";
import { at, read } from "../xtask/steps.js";
import { bundle, wasm } from "./bundles.js";
import { takeTurns } from "./statistics.js";
import { PACKAGE } from "./table.js";

const ROUNDS = 21;
const EMPTY = "empty";
const FORM = "form";
const SLIM = "slim";

const processes = {
  [EMPTY]: [],
  [PACKAGE]: ["./validators/package.js"],
  [FORM]: ["./validators/form.js"],
  ajv: ["./validators/ajv.js"],
  zod: ["./validators/zod.js"],
  valibot: ["./validators/valibot.js"],
};

/** What each page does before it says that it is done. */
const pages = {
  [EMPTY]: "",
  [PACKAGE]: validation("package"),
  [FORM]: validation("form"),
  [SLIM]: `
    import init, { validateTunnel } from "ionos-ipsec-tunnels/slim";
    import { goodTunnel } from "./bench/samples.js";
    await init("/module.wasm");
    if (!validateTunnel(goodTunnel, { advice: false }).valid) throw new Error("A good tunnel was refused.");`,
  ajv: validation("ajv"),
  zod: validation("zod"),
  valibot: validation("valibot"),
};

/** @param {string} name of a file under validators/ */
function validation(name) {
  return `
    import { validator } from "./bench/validators/${name}.js";
    import { goodTunnel } from "./bench/samples.js";
    if (!validator.isValid(validator.tunnel(goodTunnel))) throw new Error("A good tunnel was refused.");`;
}

/** @returns {Promise<import("./table.js").Row[]>} */
export async function run() {
  return [
    ...rows("first validation", "process", await takeTurns(ROUNDS, processes, timeOfProcess)),
    ...rows("first validation in Chromium", "page", await timesOfPages()),
  ];
}

/** A row for the main entry, and one for each other entry of the package that was measured. */
function rows(measurement, where, { [EMPTY]: nothing, [FORM]: form, [SLIM]: slim, ...times }) {
  const row = (measurement, times) => {
    const values = Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, ms - nothing]));
    return { measurement, unit: "time", values };
  };
  return [
    row(`${measurement}, over an empty ${where} (${nothing.toFixed(0)} ms)`, times),
    row("the same with /validate", { ...times, [PACKAGE]: form }),
    ...(slim === undefined ? [] : [row("the same with /slim", { ...times, [PACKAGE]: slim })]),
  ];
}

const timeOfProcess = async (args) => Number(await read(process.execPath, [at("bench/first-validation.js"), ...args]));

async function timesOfPages() {
  const names = Object.keys(pages);
  const texts = { "/module.wasm": wasm() };
  for (const name of names) {
    texts[`/${name}.js`] = await bundle(`${pages[name]}\nglobalThis.readyAt = performance.now();`);
    texts[`/${name}.html`] = `<!doctype html><meta charset="utf-8"><script type="module" src="/${name}.js"></script>`;
  }
  // Every visit is the first: nothing is cached, not even compiled code.
  const server = await serveTexts(texts, { "Cache-Control": "no-store" });
  const browser = await launchBrowser("Chromium");
  try {
    const urls = Object.fromEntries(names.map((name) => [name, `${server.url}/${name}.html`]));
    return await takeTurns(ROUNDS, urls, (url) => timeOfPage(browser, url));
  } finally {
    await browser.close();
    server.close();
  }
}

/** The page's clock begins with its navigation. */
async function timeOfPage(browser, url) {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    const ready = await page.waitForFunction(() => globalThis.readyAt);
    return await ready.jsonValue();
  } finally {
    await page.close();
  }
}
