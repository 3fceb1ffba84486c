// How much the console loads at first, and that other pages are loaded when they are opened.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launchBrowser } from "../support/browser.js";
import { openConsole, until } from "./console-page.js";
import { SteeredEmulator } from "./emulator.js";

/** The most bytes of JavaScript and WebAssembly, as transferred. */
const AT_FIRST_LOAD = 250_000;

describe("The console's first load", { timeout: 120_000 }, () => {
  const emulator = new SteeredEmulator();
  let browser;
  before(async () => {
    await emulator.start();
    browser = await launchBrowser("Chromium");
  });
  after(async () => {
    await browser?.close();
    await emulator.close();
  });

  test(`takes at most ${AT_FIRST_LOAD} bytes of JavaScript and WebAssembly, and pages come when they are opened`, async () => {
    const page = await openConsole(browser, emulator.url);
    // The WebAssembly comes last.
    await until(async () => JSON.stringify(await page.run(scripts)), /\.wasm"/, "The first load");
    const first = await page.run(scripts);
    const bytes = first.reduce((sum, { size }) => sum + size, 0);
    assert.ok(bytes > 0 && bytes <= AT_FIRST_LOAD, `${bytes} bytes: ${JSON.stringify(first)}`);
    await page.connect();
    const second = await page.run(scripts);
    assert.ok(second.length > first.length, "the list is loaded when it is opened");
    await page.close();
  });

  test("does not wait for the emulator before it shows the page", async () => {
    await emulator.keepWaiting();
    const page = await openConsole(browser, emulator.url);
    await page.find("button", "Connect").wait();
    await page.close();
  });
});

/** Runs in the page. */
function scripts() {
  return performance
    .getEntriesByType("resource")
    .filter(({ name }) => /\.(js|mjs|wasm)$/.test(name))
    .map(({ name, encodedBodySize }) => ({ name: name.replace(/^.*\//, ""), size: encodedBodySize }));
}
