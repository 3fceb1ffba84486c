// The recipes of the npm README that run in Node, with the packed package, against the emulator.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { transform } from "esbuild";
import { createServer } from "vite";
import { serveEmulator } from "../../www/emulator/server.js";
import { api, definition, GATEWAY } from "../support/package.js";
import { installPacked } from "../support/packed.js";
import { examples, packageReadme } from "../support/readme.js";

const TUNNELS = `/vpn-api/ipsecgateways/${GATEWAY}/tunnels`;
const authorized = { headers: { Authorization: "Bearer demo" } };

const recipes = (heading) => examples(heading, "ts", packageReadme);
const [, viteConfig, handler] = recipes("Same-origin proxy");
const [script] = recipes("In a Node script");

describe("The npm README's recipes in Node", { timeout: 120_000 }, () => {
  let emulator;
  let folder;
  before(async () => {
    emulator = await serveEmulator({ provisionMs: 50 });
    folder = await mkdtemp(join(await installPacked(), "recipes-"));
  });
  after(async () => {
    delete process.env.IONOS_API_URL;
    await emulator.close();
    await rm(folder, { recursive: true });
  });

  /** Writes a recipe as JavaScript, and gives its path. */
  const write = async (name, recipe) => {
    const path = join(folder, name);
    await writeFile(path, (await transform(recipe, { loader: "ts" })).code);
    return path;
  };
  const runScript = async (env) => {
    const options = { env: { PATH: process.env.PATH, IONOS_API_URL: emulator.url, IONOS_TOKEN: "demo", ...env } };
    return promisify(execFile)(process.execPath, [await write("script.mjs", script), GATEWAY], options);
  };

  test("the script creates a tunnel and waits for it", async () => {
    const { stdout, stderr } = await runScript({ TUNNEL_PSK: "a-key-for-the-office-tunnel" });
    assert.equal(stdout, "IONOS has set up its side of office-berlin\n");
    assert.equal(stderr, "");
  });

  test("the script names the member that is wrong", async () => {
    const { stdout, stderr } = await runScript({ TUNNEL_PSK: "" });
    assert.equal(stdout, "");
    assert.match(stderr, /^auth\.psk\.key /);
  });

  /** The handler, in front of an API. */
  const loadHandler = async (url = emulator.url) => {
    process.env.IONOS_API_URL = url;
    const path = await write("handler.mjs", handler);
    return (await import(`${pathToFileURL(path)}?${url}`)).default;
  };

  test("a client works through the handler", async () => {
    const app = await loadHandler();
    const fetch = async (url, init) => app.fetch(new Request(url, init));
    const client = new api.TunnelClient({ baseUrl: "https://page.example.com/vpn-api", token: "demo", fetch });
    const { id } = await client.create(GATEWAY, definition({ name: "through-the-handler" }));
    assert.equal((await client.get(GATEWAY, id)).properties.name, "through-the-handler");
  });

  test("the handler keeps the page's cookies to itself", async () => {
    const upstream = createHttpServer(({ headers }, response) => response.end(JSON.stringify(headers)));
    await once(upstream.listen(0, "127.0.0.1"), "listening");
    const app = await loadHandler(`http://127.0.0.1:${upstream.address().port}`);
    const headers = { Authorization: "Bearer demo", Cookie: "session=1", Origin: "https://page.example.com" };
    const { authorization, cookie, origin } = await (await app.request(TUNNELS, { headers })).json();
    upstream.close();
    assert.deepEqual(
      { authorization, cookie, origin },
      { authorization: "Bearer demo", cookie: undefined, origin: undefined },
    );
  });

  test("the handler forwards nothing else", async () => {
    const app = await loadHandler();
    assert.equal((await app.request("/vpn-api/anything", authorized)).status, 404);
  });

  test("Vite's development server forwards tunnels", async () => {
    process.env.IONOS_API_URL = emulator.url;
    const configFile = await write("vite.config.mjs", viteConfig);
    const server = await createServer({ configFile, root: folder, logLevel: "error", server: { port: 0, ws: false } });
    try {
      await server.listen();
      const { port } = server.httpServer.address();
      const answer = await fetch(`http://localhost:${port}${TUNNELS}?limit=1`, authorized);
      assert.equal(answer.status, 200);
      assert.equal((await answer.json()).limit, 1);
    } finally {
      await server.close();
    }
  });
});
