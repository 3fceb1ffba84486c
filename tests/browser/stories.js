// Runs the console's tests, called stories, in Chromium and Firefox, at a phone's and a desktop's width. Each combination has
// an emulator of its own.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browserNames, launchBrowser } from "../support/browser.js";
import { openConsole } from "./console-page.js";
import { SteeredEmulator } from "./emulator.js";

const WIDTHS = [360, 1440];

/**
 * `tell({ story, everywhere, emulator, onConsole, newPage, width, browserName })` defines the tests. A test by `story` runs at
 * one width in one browser and at the other width in the other, by turns; a test by `everywhere` runs in all combinations.
 * `onConsole(act, languages)` calls `act` with a new page, on an emulator without tunnels. After that it asserts that the page
 * has reported no problems, and that nothing on it is cut off at either width.
 */
export function stories(name, tell) {
  // Concurrently, because browsers mostly wait.
  describe(name, { timeout: 600_000, concurrency: true }, () => {
    for (const [column, browserName] of browserNames.entries()) {
      for (const [row, width] of WIDTHS.entries()) {
        describe(`in ${browserName}, ${width} pixels wide`, { concurrency: 1 }, () => {
          const emulator = new SteeredEmulator();
          let browser;
          before(async () => {
            await emulator.start();
            browser = await launchBrowser(browserName);
          });
          after(async () => {
            await browser?.close();
            await emulator.close();
          });

          const newPage = (url = emulator.url, languages = undefined) =>
            openConsole(browser, url, { languages, width });

          async function onConsole(act, languages) {
            await emulator.reset();
            const page = await newPage(emulator.url, languages);
            await act(page);
            for (const other of [width, ...WIDTHS.filter((one) => one !== width)]) {
              await page.look({ width: other });
              assert.deepEqual(await page.outOfReach(), [], `out of reach at ${other} pixels`);
            }
            assert.deepEqual(page.problems, []);
            await page.close();
          }

          let turn = row + column;
          const story = (title, act) => {
            turn += 1;
            if (turn % 2 === 0) test(title, act);
          };

          tell({ story, everywhere: test, emulator, onConsole, newPage, width, browserName });
        });
      }
    }
  });
}
