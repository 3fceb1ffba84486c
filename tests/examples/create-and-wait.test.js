import assert from "node:assert/strict";
import { test } from "node:test";
import { serveEmulator } from "../../www/emulator/server.js";
import { GATEWAY, isForPeople, PSK, run, tunnelsAt, workspace } from "./support.js";

const ARGS = [GATEWAY, "office", "vpn.mycompany.com", "10.7.0.0/24", "192.168.40.0/24"];

async function prepare(context, options) {
  const [folder, server] = await Promise.all([workspace(context), serveEmulator({ provisionMs: 50, ...options })]);
  context.after(() => server.close());
  const good = { IONOS_API_URL: server.url, IONOS_TOKEN: "demo", TUNNEL_PSK: PSK };
  const script = (env, args = ARGS) => run(folder, "create-and-wait.mjs", args, { ...good, ...env });
  return { script, url: server.url };
}

test("a tunnel is created and waited for, and a second run makes no second one", async (context) => {
  // The emulator's time passes with each request and not by the clock, so that a slow machine sees the same as a fast one.
  let time = Date.now();
  const now = () => (time += 1000);
  const { script, url } = await prepare(context, { provisionMs: 8000, now });
  for (const word of ["Created", "Replaced"]) {
    const { status, stdout, stderr } = await script();
    assert.equal(stderr, "");
    assert.equal(status, 0);
    assert.match(stdout, new RegExp(`^${word} [0-9a-f-]{36}, .*\nPROVISIONING\n(?:PROVISIONING\n)*AVAILABLE\n$`));
  }
  assert.equal((await tunnelsAt(url)).length, 1);
});

test("random faults make no second tunnel either", { timeout: 60_000 }, async (context) => {
  const { script, url } = await prepare(context, { faultRate: 0.4, latencyMs: 20, seed: 1 });
  let outcome;
  do {
    outcome = await script();
    assert.ok(isForPeople(outcome), outcome.stderr);
    assert.ok(outcome.status === 0 || (outcome.status === 1 && outcome.stderr !== ""));
  } while (outcome.status !== 0);
  assert.match(outcome.stdout, /AVAILABLE\n$/);
  assert.equal((await tunnelsAt(url)).length, 1);
});

const troubles = {
  "no token": { env: { IONOS_TOKEN: "" }, says: /token/i },
  "no address": { env: { IONOS_API_URL: "" }, says: /region.*IONOS_API_URL/ },
  "a token that is not accepted": { env: { IONOS_TOKEN: "invalid" }, says: /^The token is not accepted\./ },
  "no key": { env: { TUNNEL_PSK: "" }, says: /auth\.psk\.key/ },
  "nothing told": { args: [], says: /gateway/i },
  "a tunnel that cannot work": {
    args: ARGS.with(2, "vpn.invalid"),
    says: /vpn\.invalid does not resolve/,
  },
  "several mistakes": { args: [GATEWAY, "office", "::1", "10.7.0.0/33", "x"], says: /remoteHost.*\n.*cloud.*\n.*peer/ },
};
for (const [what, { env, args, says }] of Object.entries(troubles)) {
  test(`${what} is reported in a sentence`, async (context) => {
    const { script } = await prepare(context);
    const outcome = await script(env, args);
    assert.equal(outcome.status, 1);
    assert.match(outcome.stderr, says);
    assert.ok(isForPeople(outcome), outcome.stderr);
  });
}
