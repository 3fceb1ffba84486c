import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { createAdaptorServer } from "@hono/node-server";
import { createEmulator } from "../../www/emulator/app.js";
import { serveEmulator } from "../../www/emulator/server.js";
import { listen } from "../support/server.js";
import { definition, GATEWAY, isForPeople, run, tunnelsAt, workspace } from "./support.js";

const NAMES = ["ams", "ber", "cph", "dub", "edi", "fra", "gva", "hel"];
const DEFINITIONS = NAMES.map((name, number) => definition(name, number));

async function prepare(context, serve) {
  const [folder, server] = await Promise.all([workspace(context), serve()]);
  context.after(() => server.close());
  const file = (content) =>
    writeFile(join(folder, "tunnels.json"), typeof content === "string" ? content : JSON.stringify(content));
  await file(DEFINITIONS);
  const call = [folder, "apply.mjs", ["tunnels.json", GATEWAY], { IONOS_API_URL: server.url, IONOS_TOKEN: "demo" }];
  const script = (...options) => run(...call.with(2, [...call[2], ...options]));
  return { call, file, script, url: server.url };
}

/** How often each outcome was printed. */
function outcomes(stdout) {
  const counts = {};
  for (const [, outcome] of stdout.matchAll(/: (\w+)$/gm)) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

/** The state that a second run must not change. */
const snapshot = async (url) =>
  (await tunnelsAt(url)).map(({ id, metadata, properties }) => [id, metadata.lastModifiedDate, properties]);

test("the tunnels of a file are created, and a second run changes nothing", async (context) => {
  const { script, url } = await prepare(context, () => serveEmulator({ provisionMs: 0 }));
  const first = await script();
  assert.equal(first.stderr, "");
  assert.equal(first.status, 0);
  assert.deepEqual(outcomes(first.stdout), { created: 8 });
  assert.match(first.stdout, /^1\/8 .*\n(?:.*\n)*8\/8 .*\n$/);
  const made = await snapshot(url);
  assert.deepEqual(made.map(([, , { name }]) => name).sort(), NAMES);

  const second = await script();
  assert.equal(second.status, 0);
  assert.deepEqual(outcomes(second.stdout), { unchanged: 8 });
  assert.deepEqual(await snapshot(url), made);
});

test("changed tunnels are updated, and with --all all tunnels", async (context) => {
  const { file, script, url } = await prepare(context, () => serveEmulator({ provisionMs: 0 }));
  await script();
  await file([definition("ams", 0, { description: "new" }), ...DEFINITIONS.slice(1)]);
  assert.deepEqual(outcomes((await script()).stdout), { updated: 1, unchanged: 7 });
  assert.deepEqual(outcomes((await script("--all")).stdout), { updated: 8 });
  assert.equal((await tunnelsAt(url)).length, 8);
});

test("a tunnel that failed is sent again", async (context) => {
  const { file, script } = await prepare(context, () => serveEmulator({ provisionMs: 0 }));
  await file([definition("ams", 0, { remoteHost: "ams.invalid" })]);
  assert.deepEqual(outcomes((await script()).stdout), { created: 1 });
  assert.deepEqual(outcomes((await script()).stdout), { updated: 1 });
});

test("with random faults, the tunnels are the same in the end", { timeout: 60_000 }, async (context) => {
  const { script, url } = await prepare(context, () => serveEmulator({ faultRate: 0.3, latencyMs: 20, seed: 2 }));
  let outcome;
  do {
    outcome = await script();
    assert.ok(isForPeople(outcome), outcome.stderr);
    assert.ok(outcome.status === 0 || (outcome.status === 1 && outcome.stderr !== ""));
  } while (outcome.status !== 0);
  assert.deepEqual((await tunnelsAt(url)).map(({ properties }) => properties.name).sort(), NAMES);
});

/** An emulator that stops answering after some PUTs, until it is told to go on. */
async function serveReluctantly(willing) {
  const emulator = createEmulator();
  const server = createAdaptorServer({
    fetch: (request) => {
      const isHeld = request.method === "PUT" && willing.puts-- <= 0;
      return isHeld ? new Promise(() => {}) : emulator.fetch(request);
    },
  });
  const { url, close } = await listen(server);
  return {
    url,
    async close() {
      await close();
      await emulator.close();
    },
  };
}

test("Ctrl-C stops it cleanly with 130, and the next run does the rest", { timeout: 60_000 }, async (context) => {
  const willing = { puts: 5 };
  const { call, script, url } = await prepare(context, () => serveReluctantly(willing));
  const { status, signal, stderr } = await run(...call, (stdout, child) => {
    if (stdout.includes("5/8 ")) child.kill("SIGINT");
  });
  assert.equal(signal, null);
  assert.equal(status, 130);
  assert.equal(stderr, "Stopped. Run this again to do the rest.\n");
  assert.equal((await tunnelsAt(url)).length, 5);

  willing.puts = Number.POSITIVE_INFINITY;
  const rest = await script();
  assert.equal(rest.status, 0);
  assert.deepEqual(outcomes(rest.stdout), { unchanged: 5, created: 3 });
  assert.deepEqual((await tunnelsAt(url)).map(({ properties }) => properties.name).sort(), NAMES);
});

const refusals = {
  "a file that is no JSON": { content: "[{", says: /^error: This is not JSON.*\nNothing was sent\.\n$/ },
  "a file that is no list": { content: "{}", says: /array.*\nNothing was sent\.\n$/ },
  "a bad tunnel among good ones": {
    content: [...DEFINITIONS, definition("ibz", 8, { remoteHost: "::1" })],
    says: /^error: 8\.remoteHost .*\nNothing was sent\.\n$/m,
  },
  "a name used twice": {
    content: [definition("ams", 0), definition("ams", 1, { remoteHost: "other.mycompany.com" })],
    says: /name.*\nNothing was sent\.\n$/,
  },
};
for (const [what, { content, says }] of Object.entries(refusals)) {
  test(`${what} is reported, and nothing is sent`, async (context) => {
    const { file, script, url } = await prepare(context, serveEmulator);
    await file(content);
    const outcome = await script();
    assert.equal(outcome.status, 1);
    assert.match(outcome.stderr, says);
    assert.ok(isForPeople(outcome));
    assert.deepEqual(await tunnelsAt(url), []);
  });
}

test("a missing argument is reported", async (context) => {
  const folder = await workspace(context);
  for (const args of [[], ["tunnels.json"]]) {
    const { status, stdout, stderr } = await run(folder, "apply.mjs", args, {});
    assert.deepEqual({ status, stdout }, { status: 1, stdout: "" });
    assert.match(stderr, /apply\.mjs FILE GATEWAY\n$/);
  }
});

test("a tunnel of that name that somebody made by hand is changed, and not made a second time", async (context) => {
  const { script, url } = await prepare(context, serveEmulator);
  const answer = await fetch(`${url}/ipsecgateways/${GATEWAY}/tunnels`, {
    method: "POST",
    headers: { Authorization: "Bearer demo", "Content-Type": "application/json" },
    body: JSON.stringify({ properties: definition("ams", 100) }),
  });
  const { id } = await answer.json();
  assert.deepEqual(outcomes((await script()).stdout), { updated: 1, created: 7 });
  const tunnels = await tunnelsAt(url);
  assert.deepEqual(tunnels.map(({ properties }) => properties.name).sort(), NAMES);
  const changed = tunnels.find((tunnel) => tunnel.id === id);
  assert.deepEqual(changed.properties.cloudNetworkCIDRs, definition("ams", 0).cloudNetworkCIDRs);
});

test("a file that does not exist is reported in a sentence", async (context) => {
  const { call } = await prepare(context, serveEmulator);
  const outcome = await run(...call.with(2, ["missing.json", GATEWAY]));
  assert.equal(outcome.status, 1);
  assert.match(outcome.stderr, /missing\.json/);
  assert.ok(isForPeople(outcome));
});
