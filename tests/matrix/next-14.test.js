// A server component of Next.js 14. Its fetch caches answers and merges equal requests, but not those of the client.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serveEmulator } from "../../www/emulator/server.js";
import { installProject } from "../support/project.js";
import { runBin, startServer } from "./support.js";

const project = await installProject(new URL("projects/next-14/", import.meta.url), "matrix-next-14");

describe("A server component of Next.js 14", { timeout: 300_000 }, () => {
  let emulator;
  let server;
  before(async () => {
    await runBin(project, ["next", "build"]);
    emulator = await serveEmulator({ provisionMs: 200 });
    server = await startServer(project, ["next", "start", "--hostname", "127.0.0.1", "--port", "0"]);
  });
  after(async () => {
    await server?.close();
    await emulator?.close();
  });

  test("two creates are two tunnels, and a wait sees the tunnels change", async () => {
    const html = await (await fetch(`${server.url}/?api=${encodeURIComponent(emulator.url)}`)).text();
    const [, told] = /<pre id="told">(.*?)<\/pre>/.exec(html) ?? [undefined, `"${html}"`];
    const { requests, ...outcome } = JSON.parse(told.replaceAll("&quot;", '"'));
    assert.deepEqual(outcome, { before: 0, after: 2, ids: 2, statuses: ["AVAILABLE", "AVAILABLE"] });
    // Two lists, two creates and for each wait at least a poll before the tunnel is available and one after.
    assert.ok(requests >= 8, `${requests} requests`);
  });
});
