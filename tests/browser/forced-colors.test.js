// In a contrast theme, where surfaces and most colours are the system's: what is told by a mark or a colour is told all the same.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launchBrowser } from "../support/browser.js";
import { openConsole } from "./console-page.js";
import { SteeredEmulator } from "./emulator.js";

describe("The console in forced colours", { timeout: 120_000 }, () => {
  const emulator = new SteeredEmulator();
  let browser;
  let page;
  before(async () => {
    await emulator.start();
    browser = await launchBrowser("Chromium");
    page = await openConsole(browser, emulator.url, { width: 1440 });
    await page.forceColors();
    await emulator.makeTunnel("Office");
    await emulator.makeTunnel("Depot");
    emulator.finishProvisioning();
    await page.connect();
    await page.seeInRow("Office", /Available/);
  });
  after(async () => {
    await browser?.close();
    await emulator.close();
  });

  test("the page of a tunnel shows which tab and which tunnel it is, and the mark of its status", async () => {
    await page.openTunnel("Office");
    const seen = await page.run(() => {
      const style = (selector, pseudo) => getComputedStyle(document.querySelector(selector), pseudo);
      return {
        selectedTab: style(".tab[data-selected]").borderBottomColor,
        otherTab: style(".tab:not([data-selected])").borderBottomColor,
        currentRow: style("tbody tr[aria-current]").outlineStyle,
        otherRow: style("tbody tr:not([aria-current])").outlineStyle,
        mark: style(".picture .status", "::before").backgroundColor,
        surface: style("body").backgroundColor,
      };
    });
    assert.notEqual(seen.selectedTab, seen.otherTab);
    assert.notEqual(seen.currentRow, seen.otherRow);
    assert.notEqual(seen.mark, seen.surface);
  });

  test("the form shows how strong a key is, and the list which button is off", async () => {
    await page.press("Duplicate");
    await page.find("heading", "Create tunnel").wait();
    await page.type("Pre-shared key", "hunter2");
    await page.see(/Weak/);
    const [on, off] = await page.run(() =>
      ["i.on", "i:not(.on)"].map(
        (step) => getComputedStyle(document.querySelector(`.strength > ${step}`)).backgroundColor,
      ),
    );
    assert.notEqual(on, off);
    const [remove, add] = await page.run(() =>
      ["✕", "Add cloud network"].map((words) => {
        const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === words);
        return getComputedStyle(button).color;
      }),
    );
    assert.notEqual(remove, add);
  });
});
