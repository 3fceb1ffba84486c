// Everybody can use the console: axe-core finds nothing in any state of the page, at phone and desktop width, in light
// and dark.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serveEmulator } from "../../www/emulator/server.js";
import { launchBrowser } from "../support/browser.js";
import { openConsole } from "./console-page.js";
import { definition } from "./definition.js";

const assets = fileURLToPath(new URL("../../www/dist", import.meta.url));
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Each state, and the steps that lead to it. */
const STATES = {
  "before there is a connection": async () => {},
  "a connection that is filled in wrongly": async (page) => {
    await page.type("Gateway ID", "my gateway");
    await page.seeAtField("Gateway ID", /^invalid/);
  },
  "a gateway without tunnels": async (page) => {
    await page.press("Connect");
    await page.see(/no tunnels yet/);
  },
  "a token that is not accepted": async (page) => {
    await page.type("Token", "invalid");
    await page.press("Connect");
    await page.see(/does not accept this token/);
  },
  "tunnels on their way, and one that failed": async (page) => {
    await page.press("Connect");
    await page.press("Import");
    const failing = { ...definition("Failing"), remoteHost: "vpn.example.invalid" };
    await page.fill("JSON", JSON.stringify([failing]));
    await page.press("Send 1 tunnel");
    await page.see(/Created/);
    page.finishProvisioning();
    await page.fill("JSON", JSON.stringify([definition("On its way")]));
    await page.press("Send 1 tunnel");
    await page.see(/Created/);
    await page.press("Done");
    await page.seeInCard("Failing", /Failed/);
    await page.seeInCard("On its way", /Provisioning/);
  },
  "a form that nobody has touched": async (page) => {
    await page.press("Connect");
    await page.press("Create tunnel");
    await page.find("dialog", "Create tunnel").wait();
  },
  "a form full of errors, advice and suggestions": async (page) => {
    await page.press("Connect");
    await page.press("Create tunnel");
    await page.type("Pre-shared key", "hunter2");
    await page.type("Cloud network 1", "10.0.0.1/8");
    await page.press("Create");
    await page.seeAtField("Name", /^invalid/);
  },
  "an import with tunnels that cannot be sent": async (page) => {
    await page.press("Connect");
    await page.press("Import");
    await page.fill("JSON", JSON.stringify([definition("Good"), { name: "Bad" }]));
    await page.see(/Not sent as it is/);
  },
  "the request log": async (page) => {
    await page.press("Connect");
    await page.see(/no tunnels yet/);
    await page.unfold("Request log");
  },
};

describe("The console's accessibility", { timeout: 600_000 }, () => {
  const HOUR_MS = 3_600_000;
  let hours = 0;
  let browser;
  let server;
  before(async () => {
    server = await serveEmulator({ assets, provisionMs: HOUR_MS, now: () => Date.now() + hours * HOUR_MS });
    browser = await launchBrowser("Chromium");
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const [width, scheme] of [
    [360, "light"],
    [1440, "dark"],
  ]) {
    for (const [state, lead] of Object.entries(STATES)) {
      test(`${state}, ${width} pixels wide, ${scheme}`, async () => {
        await fetch(`${server.url}/__emulator/reset`, { method: "POST" });
        const page = await openConsole(browser, server.url, { width, scheme });
        page.finishProvisioning = () => {
          hours += 1;
        };
        await lead(page);
        const { violations, scrollsSideways } = await page.run(axe, async () => ({
          violations: (await globalThis.axe.run()).violations.map(({ id, help, nodes }) => ({
            id,
            help,
            nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
          })),
          scrollsSideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
        }));
        await page.close();
        assert.deepEqual(violations, []);
        assert.equal(scrollsSideways, false, "nothing is wider than the window");
      });
    }
  }
});
