// How stories are told: each in Chromium and in Firefox, and both on a phone and on a desktop, on an emulator of their own.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browserNames, launchBrowser } from "../support/browser.js";
import { openConsole } from "./console-page.js";
import { SteeredEmulator } from "./emulator.js";

const WIDTHS = [360, 1440];

/**
 * `tell({ story, everywhere, emulator, onConsole, newPage, width, browserName })` holds the tests. A `story` is told at one
 * width in one browser and at the other width in the other, by turns; what depends on the width is told `everywhere`.
 * `onConsole(act, languages)` hands a page of its own on an emulator without tunnels to `act`; the page may not complain
 * about anything, and at the end nothing on it may be out of reach, at either width.
 */
export function stories(name, tell) {
  // Side by side, because browsers mostly wait.
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
