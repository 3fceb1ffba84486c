// The service worker and a page of a browser extension: its manifest has to allow WebAssembly, as the README says.

import assert from "node:assert/strict";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launchBrowser } from "../support/browser.js";
import { installPacked } from "../support/packed.js";
import { poll } from "../support/poll.js";
import { example, packageReadme } from "../support/readme.js";

const installed = join(await installPacked(), "node_modules", "ionos-ipsec-tunnels");
const addition = JSON.parse(example("Content Security Policy", "json", packageReadme));

const SCRIPT = `
  import { isCidr } from "./validate.mjs";
  globalThis.tell = () => {
    try {
      return String(isCidr("10.7.0.0/24"));
    } catch ({ code }) {
      return code;
    }
  };`;

/** For each extension, what its manifest adds, and the outcome of a call. */
const extensions = {
  "as it is": { manifest: {}, outcome: "wasm.blocked" },
  "with the addition of the README": { manifest: addition, outcome: "true" },
};

for (const [name, { manifest, outcome }] of Object.entries(extensions)) {
  describe(`An extension with a manifest ${name}: ${outcome}`, { timeout: 120_000 }, () => {
    let folder;
    let browser;
    let worker;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "extension-"));
      const all = {
        ...{ manifest_version: 3, name: "Tunnels", version: "1" },
        background: { service_worker: "script.js", type: "module" },
        ...manifest,
      };
      await writeFile(join(folder, "manifest.json"), JSON.stringify(all));
      await writeFile(join(folder, "script.js"), SCRIPT);
      await writeFile(join(folder, "page.html"), '<!doctype html><script type="module" src="script.js"></script>');
      await cp(join(installed, "validate.mjs"), join(folder, "validate.mjs"));
      browser = await launchBrowser("Chromium", { pipe: true, enableExtensions: [folder] });
      worker = await browser.waitForTarget((target) => target.type() === "service_worker");
    });
    after(async () => {
      await browser?.close();
      await rm(folder, { recursive: true });
    });

    test("in its service worker", async () => {
      const realm = await worker.worker();
      // The worker is there before its script has run.
      assert.equal(
        await poll(
          () => realm.evaluate(() => globalThis.tell?.()),
          () => "The script does not run.",
        ),
        outcome,
      );
    });

    test("in its page", async () => {
      const page = await browser.newPageOfUser();
      await page.goto(new URL("page.html", worker.url()).href);
      assert.equal(await page.evaluate(() => globalThis.tell()), outcome);
    });
  });
}
