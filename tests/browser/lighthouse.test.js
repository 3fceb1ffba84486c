// Lighthouse's scores of the console for accessibility, best practices and performance, on a phone and on a desktop.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import lighthouse, { desktopConfig, snapshot } from "lighthouse";
import { serveEmulator } from "../../www/emulator/server.js";
import { launchBrowser } from "../support/browser.js";
import { ConsolePage } from "./console-page.js";
import { definition } from "./definition.js";

const assets = fileURLToPath(new URL("../../www/dist", import.meta.url));
const LEAST = 95;
const DEVICES = { phone: undefined, desktop: desktopConfig };

/** No screenshot of the page, since the tests report the audits as text. */
const flags = {
  onlyCategories: ["accessibility", "best-practices"],
  disableFullPageScreenshot: true,
  logLevel: "error",
};

/** Each state beyond the first, and the steps that lead to it. */
const STATES = {
  "a tunnel": async (console) => {
    await console.press("Import");
    await console.find("heading", "Import tunnels").wait();
    await console.fill("JSON", JSON.stringify([definition("Office")]));
    await console.press("Send 1 tunnel");
    await console.see(/1 done/);
    await console.follow("Back to the tunnels");
    await console.openTunnel("Office");
    await console.seeInDetails("Office", /Available/);
  },
  "a form full of errors, advice and suggestions": async (console) => {
    await console.press("Create tunnel");
    await console.type("Pre-shared key", "hunter2");
    await console.type("Cloud network 1", "10.0.0.1/8");
    await console.press("Create");
    await console.seeAtField("Name", /^invalid/);
  },
};

describe("Lighthouse", { timeout: 600_000 }, () => {
  let browser;
  let server;
  before(async () => {
    server = await serveEmulator({ assets, provisionMs: 0 });
    browser = await launchBrowser("Chromium");
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  /** The audit whose points for performance are the median of three: single ones vary with what else the machine does. */
  async function auditOpening(config) {
    const audits = [];
    while (audits.length < 3) audits.push(await auditOpeningOnce(config));
    return audits.sort((a, b) => a.categories.performance.score - b.categories.performance.score)[1];
  }

  async function auditOpeningOnce(config, tries = 3) {
    const page = await browser.newPage();
    const onlyCategories = [...flags.onlyCategories, "performance"];
    const { lhr } = await lighthouse(server.url, { ...flags, onlyCategories }, config, page);
    await page.close();
    // The trace of a busy browser may lack its beginning: Lighthouse then asks to run it again.
    const isLost = lhr.runtimeError?.code === "NO_NAVSTART" && tries > 1;
    return isLost ? auditOpeningOnce(config, tries - 1) : lhr;
  }

  for (const [device, config] of Object.entries(DEVICES)) {
    test(`gives the console at least ${LEAST} points as it opens, on a ${device}`, async () => {
      const lhr = await auditOpening(config);
      assert.deepEqual(shortfalls(lhr), []);
    });

    for (const [state, lead] of Object.entries(STATES)) {
      test(`gives at least ${LEAST} points to ${state}, on a ${device}`, async () => {
        await fetch(`${server.url}/__emulator/reset`, { method: "POST" });
        const page = await browser.newPage();
        const console = new ConsolePage(page);
        await console.open(server.url, ["en"]);
        await console.connect();
        await lead(console);
        const { lhr } = await snapshot(page, { flags, config });
        await page.close();
        assert.deepEqual(shortfalls(lhr), []);
      });
    }
  }
});

/** Each category whose score is too low, with the audits that failed and what they found. */
function shortfalls({ categories, audits, runtimeError }) {
  return Object.values(categories)
    .filter(({ score }) => !(score * 100 >= LEAST))
    .map(({ title, score, auditRefs }) => {
      const failed = auditRefs.map(({ id }) => audits[id]).filter((audit) => audit.score !== null && audit.score < 1);
      const lines = failed.map(
        ({ id, title, displayValue, details }) =>
          `${id}: ${title} ${displayValue ?? ""} ${JSON.stringify(details?.items)}`,
      );
      return [`${title} ${score * 100}`, runtimeError?.message, ...lines].join("\n");
    });
}
