// The console is accessible in every state: axe-core finds nothing, nothing is cut off, and targets are large enough, on a
// phone and on a desktop, in light and dark, in every language.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { launchBrowser } from "../support/browser.js";
import { openConsole } from "./console-page.js";
import { SteeredEmulator } from "./emulator.js";
import { STATES } from "./states.js";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Combinations that together cover every width, scheme and language. */
const LOOKS = [
  { width: 360, scheme: "light" },
  { width: 1440, scheme: "dark", language: "Español" },
  { width: 1440, scheme: "light", language: "Français" },
  { width: 360, scheme: "dark", language: "Deutsch" },
];

describe("The console's accessibility", { timeout: 600_000, concurrency: 2 }, () => {
  let browser;
  before(async () => {
    browser = await launchBrowser("Chromium");
  });
  after(() => browser?.close());

  for (const [state, lead] of Object.entries(STATES)) {
    test(state, async () => {
      const emulator = new SteeredEmulator();
      await emulator.start();
      try {
        const page = await openConsole(browser, emulator.url, LOOKS[0]);
        // Loads the select for the language while no dialog covers it.
        await page.look({ language: "English" });
        await lead(page, emulator);
        await page.run(axe);
        for (const look of LOOKS) {
          await page.look(look);
          assert.deepEqual(await page.run(violations), [], `axe-core, ${JSON.stringify(look)}`);
          assert.deepEqual(await page.outOfReach(), [], `out of reach, ${JSON.stringify(look)}`);
          if (look.width < 600) assert.deepEqual(await page.run(tooLow), [], `too low, ${JSON.stringify(look)}`);
        }
        await page.close();
      } finally {
        await emulator.close();
      }
    });
  }
});

/** Runs in the page: the touch targets that are less than 44 pixels high, except links in sentences. */
function tooLow() {
  const controls = "button, summary, label:has(input), .button, .input, .textarea, [role='tab'], [role='option']";
  return [...document.querySelectorAll(controls)]
    .filter((element) => element.checkVisibility() && element.parentElement.offsetWidth > 1)
    .filter((element) => element.getBoundingClientRect().height < 43.9)
    .map((element) => element.outerHTML.slice(0, 200));
}

/** Runs in the page. The rule of WCAG 2.2 about the size of targets is off by default in axe-core. */
async function violations() {
  const rules = { "target-size": { enabled: true } };
  const found = await globalThis.axe.run({ rules, resultTypes: ["violations"] });
  return found.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
  }));
}
