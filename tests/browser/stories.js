// How stories are told: each in Chromium and in Firefox, on a phone and on a desktop, on an emulator of their own.

import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { browserNames, launchBrowser } from "../support/browser.js";
import { openConsole } from "./console-page.js";
import { SteeredEmulator } from "./emulator.js";

const WIDTHS = [360, 1440];

/**
 * `tell({ emulator, onConsole, width, newPage })` holds the tests. `onConsole(act, languages)` hands a page of its own on an
 * emulator without tunnels to `act`; the page may not complain about anything, and nothing on it may be out of reach.
 */
export function stories(name, tell) {
  // Side by side, because browsers mostly wait.
  describe(name, { timeout: 600_000, concurrency: true }, () => {
    for (const browserName of browserNames) {
      for (const width of WIDTHS) {
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
            assert.deepEqual(await page.outOfReach(), []);
            assert.deepEqual(page.problems, []);
            await page.close();
          }

          tell({ emulator, onConsole, newPage, width });
        });
      }
    }
  });
}
