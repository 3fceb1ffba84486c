import assert from "node:assert/strict";
import { test } from "node:test";
import { serveEmulator } from "../../www/emulator/server.js";
import { definition, GATEWAY, isForPeople, run, workspace } from "./support.js";

const ENV = { IONOS_TOKEN: "demo" };

async function serve(context, { tunnels = [], fault }) {
  const server = await serveEmulator({ provisionMs: 0 });
  context.after(() => server.close());
  const send = (path, body) =>
    fetch(server.url + path, {
      method: "POST",
      headers: { Authorization: "Bearer demo", "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  for (const properties of tunnels) await send(`/ipsecgateways/${GATEWAY}/tunnels`, { properties });
  if (fault) await send("/__emulator/next", { times: 100, ...fault });
  return server.url;
}

test("the tunnels of all regions are listed, and the regions that failed are named", async (context) => {
  const folder = await workspace(context);
  const closed = await serveEmulator();
  await closed.close();
  const servers = {
    one: await serve(context, { tunnels: [definition("ams", 0), definition("ber", 1, { remoteHost: "ber.invalid" })] }),
    without: await serve(context, { fault: { status: 404 } }),
    forbidden: await serve(context, { fault: { status: 403 } }),
    two: await serve(context, { tunnels: [definition("cph", 2)] }),
    closed: closed.url,
  };
  const env = { ...ENV, VPN_SERVERS: JSON.stringify(servers) };
  const outcome = await run(folder, "list-everywhere.mjs", [GATEWAY], env);
  assert.equal(outcome.status, 1);
  assert.equal(outcome.stdout, "one: ams is AVAILABLE\none: ber is FAILED\ntwo: cph is AVAILABLE\n");
  assert.match(outcome.stderr, /^forbidden failed: .+\nclosed failed: .+\n$/);
  assert.ok(isForPeople(outcome), outcome.stderr);
});

test("the status is 0 if no region failed", async (context) => {
  const folder = await workspace(context);
  const env = { ...ENV, VPN_SERVERS: JSON.stringify({ one: await serve(context, {}) }) };
  const { status, stdout, stderr } = await run(folder, "list-everywhere.mjs", [GATEWAY], env);
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: "", stderr: "" });
});

test("an argument that is not an id is reported before anything is sent", async (context) => {
  const folder = await workspace(context);
  for (const args of [[], ["office"]]) {
    const { status, stdout, stderr } = await run(folder, "list-everywhere.mjs", args, ENV);
    assert.equal(status, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /list-everywhere\.mjs GATEWAY\n$/);
  }
});

test("without a token, each region reports that", async (context) => {
  const folder = await workspace(context);
  const { status, stderr } = await run(folder, "list-everywhere.mjs", [GATEWAY], {});
  assert.equal(status, 1);
  assert.equal(stderr.match(/^\S+ failed: .*token/gim).length, 9);
});
