// The package's files as they are, in pages and workers of the three engines, under a strict policy.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { expected, expectedOfSlim } from "./app/story.js";
import { browsers, matrixProject, serveSite, toldBy } from "./support.js";

const project = await matrixProject("pages");
const site = await serveSite(project);
const closed = await serveSite(project, "default-src 'self'");
after(() => Promise.all([site.close(), closed.close()]));

const programs = {
  "a page": { script: "page.js", told: expected },
  "a worker": { script: "page-worker.js", told: expected },
  "a page with the slim entry": { script: "slim.js", told: expectedOfSlim },
  "a worker with the slim entry": { script: "slim-worker.js", told: expectedOfSlim },
};

for (const [name, launch] of Object.entries(browsers)) {
  describe(name, { timeout: 120_000 }, () => {
    let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());

    for (const [where, { script, told }] of Object.entries(programs)) {
      test(`tells the story in ${where}`, async () => {
        assert.deepEqual(await toldBy(browser, `${site.url}/page?run=${script}`), told);
      });
    }

    test("begins the stacks of errors at the caller", async () => {
      for (const [what, head, frame] of await toldBy(browser, `${site.url}/page?run=stacks.js`)) {
        assert.match(head, /^\w+Error \[[\w.-]+\]: /, what);
        assert.match(frame, /stacks\.js:\d+:\d+/, what);
      }
    });

    test("names 'wasm-unsafe-eval' where the policy does not", async () => {
      for (const { name, code, message } of await toldBy(browser, `${closed.url}/page?run=blocked.js`)) {
        assert.deepEqual([name, code], ["ConfigurationError", "wasm.blocked"], message);
        assert.match(message, /script-src 'wasm-unsafe-eval'.*edge platform.*"workerd".*serverExternalPackages/);
      }
    });
  });
}
