// The README's form, unchanged, bundled with the packed package and run in Chromium.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { build } from "esbuild";
import { launchBrowser, serveTexts } from "../support/browser.js";
import { installPacked } from "../support/packed.js";
import { example } from "../support/readme.js";

describe("The README's form", { timeout: 120_000 }, () => {
  let browser;
  let page;
  let server;
  before(async () => {
    const { outputFiles } = await build({
      stdin: { contents: example("A form", "js"), resolveDir: await installPacked() },
      bundle: true,
      format: "esm",
      write: false,
    });
    const html = `<!doctype html>${example("A form", "html")}<script type="module" src="form.js"></script>`;
    server = await serveTexts({ "/form.html": html, "/form.js": outputFiles[0].text });
    browser = await launchBrowser("Chromium");
    page = await browser.newPage();
    await page.goto(`${server.url}/form.html`);
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  const field = (name) =>
    page.$eval(`[name="${name}"]`, (input) => ({
      isValid: input.validity.valid,
      message: input.nextElementSibling.textContent,
    }));

  test("says what is wrong while the user types, and nothing once the value is right", async () => {
    const host = await page.locator('[name="remoteHost"]').waitHandle();
    await host.type("vpn.mycompany.com/");
    const { isValid, message } = await field("remoteHost");
    assert.equal(isValid, false);
    assert.match(message, /^remoteHost is more than a host/);
    await host.press("Backspace");
    assert.deepEqual(await field("remoteHost"), { isValid: true, message: "" });
  });

  test("gives advice without refusing the field", async () => {
    const network = await page.locator('[name="peerNetworkCIDRs.0"]').waitHandle();
    await network.type("10.1.2.3/8");
    const { isValid, message } = await field("peerNetworkCIDRs.0");
    assert.equal(isValid, true);
    assert.match(message, /10\.0\.0\.0\/8/);
  });
});
