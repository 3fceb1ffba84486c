// The oldest versions of Chromium that the README names: 115 for pages, and 96 for /slim and for workers. The oldest one
// after 96 that npm has is 103.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { cp, readFile, rename, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { launchBrowser } from "../support/browser.js";
import { expected, expectedOfSlim } from "./app/story.js";
import { matrixProject, serveSite, toldBy } from "./support.js";

const project = await matrixProject("oldest");
const pages = fileURLToPath(new URL("projects/pages/", import.meta.url));
await cp(pages, project, { recursive: true, filter: (path) => !basename(path).startsWith("package") });
const site = await serveSite(project);
after(() => site.close());

/** Starts a version of Chromium, whose binary is compressed in its package. */
async function launchChromium(version) {
  const folder = join(project, "node_modules", `chromium-${version}`);
  const binary = join(folder, "chromium");
  if (!existsSync(binary)) {
    const compressed = await readFile(join(folder, "bin", "chromium.br"));
    const part = `${binary}.part`;
    await writeFile(part, await promisify(brotliDecompress)(compressed), { mode: 0o755 });
    // An interrupted run leaves no half of it under the name of the whole.
    await rename(part, binary);
  }
  return launchBrowser("Chromium", { executablePath: binary });
}

const versions = {
  115: { "page.js": expected, "page-worker.js": expected, "slim.js": expectedOfSlim },
  103: { "page-worker.js": expected, "slim.js": expectedOfSlim, "slim-worker.js": expectedOfSlim },
};

for (const [version, scripts] of Object.entries(versions)) {
  describe(`Chromium ${version}`, { timeout: 120_000 }, () => {
    let browser;
    before(async () => {
      browser = await launchChromium(version);
    });
    after(() => browser?.close());

    for (const [script, told] of Object.entries(scripts)) {
      test(`tells the story in ${script}`, async () => {
        assert.deepEqual(await toldBy(browser, `${site.url}/page?run=${script}`), told);
      });
    }

    if (version < 115) {
      test("names /slim where a page cannot start an entry that is ready on import", async () => {
        const [main, validate, slim] = await toldBy(browser, `${site.url}/page?run=blocked.js`);
        for (const { name, code, message } of [main, validate]) {
          assert.deepEqual([name, code], ["ConfigurationError", "wasm.unavailable"], message);
          assert.match(message, /Chrome before 115.*ionos-ipsec-tunnels\/slim/);
        }
        assert.deepEqual(slim, {});
      });
    }
  });
}
