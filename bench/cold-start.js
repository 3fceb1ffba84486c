/** Time to the first validation: of a process from its start, and of a page from its navigation. */

import { launchBrowser, serveTexts } from "../tests/support/browser.js";
import { at, read } from "../xtask/steps.js";
import { bundle, wasm } from "./bundles.js";
import { takeTurns } from "./statistics.js";
import { PACKAGE } from "./table.js";

const ROUNDS = 21;
const EMPTY = "empty";
const SLIM = "slim";

const processes = {
  [EMPTY]: [],
  [PACKAGE]: ["./validators/package.js"],
  ajv: ["./validators/ajv.js"],
  zod: ["./validators/zod.js"],
  valibot: ["./validators/valibot.js"],
};

/** What each page does before it says that it is done. */
const pages = {
  [EMPTY]: "",
  [PACKAGE]: validation("package"),
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
  const { [EMPTY]: idle, ...loaded } = await takeTurns(ROUNDS, processes, timeOfProcess);
  const { [EMPTY]: blank, [SLIM]: slim, ...shown } = await timesOfPages();
  return [
    row(`first validation, over an empty process (${idle.toFixed(0)} ms)`, loaded, idle),
    row(`first validation in Chromium, over an empty page (${blank.toFixed(0)} ms)`, shown, blank),
    row("the same with /slim", { ...shown, [PACKAGE]: slim }, blank),
  ];
}

const row = (measurement, times, nothing) => {
  const values = Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, ms - nothing]));
  return { measurement, unit: "time", values };
};

const timeOfProcess = async (args) => Number(await read(process.execPath, [at("bench/first-validation.js"), ...args]));

async function timesOfPages() {
  const names = Object.keys(pages);
  const texts = { "/module.wasm": wasm() };
  for (const name of names) {
    texts[`/${name}.js`] = await bundle(`${pages[name]}\nglobalThis.readyAt = performance.now();`);
    texts[`/${name}.html`] = `<!doctype html><meta charset="utf-8"><script type="module" src="/${name}.js"></script>`;
  }
  // Every visit is the first: nothing is kept, not even compiled code.
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
