// Next.js, built for production and started: the package runs on the server and in the browser.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { serveEmulator } from "../../www/emulator/server.js";
import { expected, expectedOfSlim } from "./app/story.js";
import {
  browsers,
  countCopies,
  matrixProject,
  ONE_OF_EACH,
  ONE_OF_SLIM,
  runBin,
  startServer,
  toldBy,
} from "./support.js";

const project = await matrixProject("next");

for (const entry of ["default", "slim"]) {
  const isSlim = entry === "slim";
  describe(`Next.js with ${isSlim ? "the slim entry" : "all other entries"}`, { timeout: 300_000 }, () => {
    let emulator;
    let server;
    let browser;
    let address;
    before(async () => {
      await runBin(project, ["next", "build", entry]);
      emulator = await serveEmulator({ provisionMs: 50 });
      server = await startServer(project, ["next", "start", entry, "--hostname", "127.0.0.1", "--port", "0"]);
      browser = await browsers.Chromium();
      address = `${server.url}/?api=${encodeURIComponent(emulator.url)}`;
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      await emulator?.close();
    });

    test("a client component tells the story in the browser", async () => {
      assert.deepEqual(await toldBy(browser, address), isSlim ? expectedOfSlim : expected);
    });

    test("what browsers get has one copy of each WebAssembly file", async () => {
      const folder = join(project, entry, ".next", "static");
      assert.deepEqual(await countCopies(folder), isSlim ? ONE_OF_SLIM : ONE_OF_EACH);
    });

    if (!isSlim) {
      test("a server component tells the story while it renders", async () => {
        const html = await (await fetch(address)).text();
        const [, told] = /<pre id="server">(.*?)<\/pre>/.exec(html);
        assert.deepEqual(JSON.parse(told.replaceAll("&quot;", '"')), expected);
      });

      test("a client component is drawn by the server", async () => {
        const html = await (await fetch(address)).text();
        assert.match(html, /<p id="component">10\.0\.0\.0\/8<\/p>/);
      });
    }
  });
}
