// The browsers that the tests drive.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "puppeteer-core";

const { CHROMIUM_PATH = "/usr/bin/chromium", FIREFOX_PATH = "/usr/bin/firefox-esr" } = process.env;

const BROWSERS = {
  Chromium: {
    browser: "chrome",
    executablePath: CHROMIUM_PATH,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
  Firefox: { browser: "firefox", executablePath: FIREFOX_PATH, headless: true },
};

export const browserNames = Object.keys(BROWSERS);

/** A browser with a profile of its own, which is gone once `close` has resolved. */
export async function launchBrowser(name) {
  const userDataDir = await mkdtemp(join(tmpdir(), "browser-test-"));
  const browser = await launch({ ...BROWSERS[name], userDataDir });
  return {
    /** In a context of its own: what one page stores, no other finds. */
    newPage: async () => (await browser.createBrowserContext()).newPage(),
    close: async () => {
      await browser.close();
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
