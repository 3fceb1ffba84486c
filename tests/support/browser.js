// The browsers that the tests drive, and pages for them.

import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { launch } from "puppeteer-core";
import { listen } from "./server.js";

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
      // Animations would take a quarter of the processor's time.
      "--force-prefers-reduced-motion",
    ],
  },
  Firefox: {
    browser: "firefox",
    executablePath: FIREFOX_PATH,
    headless: true,
    extraPrefsFirefox: { "ui.prefersReducedMotion": 1 },
  },
};

export const browserNames = Object.keys(BROWSERS);

/**
 * A browser with a profile of its own, which is removed when `close` resolves.
 *
 * @param {string} name
 * @param {object} [options] - More options of puppeteer, such as `executablePath` for another one than the installed.
 */
export async function launchBrowser(name, options) {
  const userDataDir = await mkdtemp(join(tmpdir(), "browser-test-"));
  const browser = await launch({ ...BROWSERS[name], ...options, userDataDir });
  return {
    /** A page in a context of its own: pages share no storage. */
    newPage: async () => (await browser.createBrowserContext()).newPage(),
    /** A page in the user's own context, where extensions are. */
    newPageOfUser: () => browser.newPage(),
    waitForTarget: (isWanted) => browser.waitForTarget(isWanted),
    close: async () => {
      await browser.close();
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm" };

/** Serves texts, or bytes, by their paths, such as "/page.js", each answer with the same headers. */
export async function serveTexts(texts, headers = {}) {
  const server = createServer(({ url }, response) => {
    if (!(url in texts)) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[extname(url)], ...headers }).end(texts[url]);
  });
  return listen(server);
}
