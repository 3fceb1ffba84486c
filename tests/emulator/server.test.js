import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { serveEmulator } from "../../www/emulator/server.js";
import { temporaryFolder } from "../support/program.js";
import { creation, tunnels } from "./support.js";

const authorized = { Authorization: "Bearer good" };

async function serve(context, options) {
  const server = await serveEmulator(options);
  context.after(() => server.close());
  return server;
}

async function site(context) {
  const assets = await temporaryFolder(context);
  await writeFile(join(assets, "index.html"), "<!doctype html><title>console</title>");
  for (const name of ["app.js", "app.css", "icon.svg", "module.wasm"]) await writeFile(join(assets, name), "x");
  return serve(context, { assets });
}

test("the API is served on a free port of 127.0.0.1", async (context) => {
  const { url } = await serve(context);
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
  const created = await fetch(url + tunnels(), {
    method: "POST",
    headers: { ...authorized, "Content-Type": "application/json" },
    body: JSON.stringify(creation()),
  });
  assert.equal(created.status, 201);
  const { items, _links } = await (await fetch(url + tunnels(), { headers: authorized })).json();
  assert.equal(items.length, 1);
  assert.ok(_links.self.startsWith(`${url}/`));
});

test("closing ends connections that are kept open", async () => {
  const { url, close } = await serveEmulator();
  await (await fetch(url + tunnels(), { headers: authorized })).text();
  await close();
  await assert.rejects(fetch(url));
});

test("a port in use is an error", async (context) => {
  const { url } = await serve(context);
  await assert.rejects(serveEmulator({ port: Number(new URL(url).port) }), { code: "EADDRINUSE" });
});

test("the console's page is served with a policy that permits WebAssembly", async (context) => {
  const { url } = await site(context);
  const response = await fetch(`${url}/`);
  assert.match(await response.text(), /console/);
  assert.match(response.headers.get("content-type"), /^text\/html/);
  const directives = response.headers.get("content-security-policy").split("; ");
  assert.ok(directives.includes("script-src 'self' 'wasm-unsafe-eval'"));
  assert.ok(directives.includes("default-src 'none'"));
});

test("no other page can frame the console's, or reach into its window", async (context) => {
  const { url } = await site(context);
  const { headers } = await fetch(`${url}/`);
  assert.match(headers.get("content-security-policy"), /frame-ancestors 'none'/);
  assert.equal(headers.get("cross-origin-opener-policy"), "same-origin");
});

for (const [name, type] of Object.entries({
  "app.js": "text/javascript",
  "app.css": "text/css",
  "icon.svg": "image/svg+xml",
  "module.wasm": "application/wasm",
})) {
  test(`${name} is served as ${type}`, async (context) => {
    const { url } = await site(context);
    assert.equal((await fetch(`${url}/${name}`)).headers.get("content-type").split(";")[0], type);
  });
}

test("the API is served beside the console", async (context) => {
  const { url } = await site(context);
  assert.equal((await fetch(url + tunnels(), { headers: authorized })).status, 200);
  assert.equal((await fetch(`${url}/no-such-file.js`)).status, 404);
});

test("nothing outside the folder is served", async (context) => {
  const { url } = await site(context);
  assert.equal((await fetch(`${url}/..%2f..%2fetc%2fpasswd`)).status, 404);
});

test("a folder that does not exist is an error", async () => {
  await assert.rejects(serveEmulator({ assets: "/no/such/folder" }), /assets folder/);
});
