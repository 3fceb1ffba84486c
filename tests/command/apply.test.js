// `plan` and `apply`: what is shown, asked and done, and that all of it can be stopped and run again.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { definition, emulated, folderWith, GATEWAY, PSK, run, runAtTerminal } from "./support.js";

const ARGS = ["tunnels.json", "--gateway", GATEWAY];

/** An emulator, a folder with a file of tunnels, and the subcommands on both. */
async function prepare(context, tunnels, options) {
  const server = await emulated(context, options);
  const cwd = await folderWith(context, { "tunnels.json": tunnels });
  const at = { cwd, env: server.env };
  return {
    ...server,
    cwd,
    plan: (...args) => run(["plan", ...ARGS, ...args], at),
    apply: (...args) => run(["apply", ...ARGS, "--yes", ...args], at),
    ask: (args, more) => run(["apply", ...ARGS, ...args], { ...at, ...more }),
    atTerminal: (onOutput, ...args) => runAtTerminal(["apply", ...ARGS, ...args], { ...at, input: null, onOutput }),
    write: (changed) => writeFile(join(cwd, "tunnels.json"), JSON.stringify(changed)),
    names: async () => (await server.tunnels()).map(({ properties }) => properties.name).sort(),
  };
}

const two = [definition("a", 1), definition("b", 2)];
const many = Array.from({ length: 15 }, (_, index) => definition(`t${index}`, index + 1));

test("a plan shows what is to be created, and does nothing", async (context) => {
  const { plan, names } = await prepare(context, two);
  const { status, stdout, stderr } = await plan();
  assert.deepEqual([status, stderr], [0, ""]);
  assert.match(
    stdout,
    /^\+ create a {2}[0-9a-f-]{36}\n {4}to a\.mycompany\.com, between 10\.7\.1\.0\/24 and 192\.168\.1\.0\/24\n/,
  );
  assert.match(stdout, /: 2 to create, 0 to change, 0 to delete, 0 tunnels unchanged\n$/);
  assert.deepEqual(await names(), []);
});

test("applying makes the tunnels, and applying again changes nothing", async (context) => {
  const { apply, plan, names, tunnels } = await prepare(context, two);
  const { status, stdout } = await apply();
  assert.equal(status, 0);
  assert.match(stdout, /^\[2\/2\] [ab]: created$/m);
  assert.deepEqual(await names(), ["a", "b"]);
  const before = await tunnels();
  const again = await apply();
  assert.equal(again.status, 0);
  assert.match(again.stdout, /^0 changes made, 0 failed\.$/m);
  assert.deepEqual(await tunnels(), before);
  assert.match((await plan()).stdout, /: 0 to create, 0 to change, 0 to delete, 2 tunnels unchanged\n$/);
});

test("changes are shown field by field and made", async (context) => {
  const { apply, plan, write, tunnels } = await prepare(context, two);
  await apply();
  await write([{ ...two[0], remoteHost: "new.mycompany.com", ike: { lifetime: 7200 } }, two[1]]);
  const { stdout } = await plan();
  assert.match(stdout, /^~ change a {2}/m);
  assert.match(stdout, /^ {4}remoteHost: "a\.mycompany\.com" → "new\.mycompany\.com"$/m);
  assert.match(stdout, /^ {4}ike\.lifetime: 86400 → 7200$/m);
  assert.match((await apply()).stdout, /^\[\d\/\d\] a: changed$/m);
  assert.equal((await tunnels())[0].properties.remoteHost, "new.mycompany.com");
});

test("a tunnel that is not in the file stays, and goes with --prune", async (context) => {
  const { apply, write, names } = await prepare(context, two);
  await apply();
  await write([two[1]]);
  assert.match((await apply()).stdout, /^Not in tunnels\.json and left alone: a\. \(--prune deletes them\.\)$/m);
  assert.deepEqual(await names(), ["a", "b"]);
  assert.match((await apply("--prune")).stdout, /^\[\d\/\d\] a: deleted$/m);
  assert.deepEqual(await names(), ["b"]);
});

test("--rotate-keys sends the keys of what is otherwise equal", async (context) => {
  const { apply, plan } = await prepare(context, two);
  await apply();
  assert.match((await plan("--rotate-keys")).stdout, /^~ change a .*\n {4}auth\.psk\.key: is sent again$/m);
  assert.match((await apply("--rotate-keys")).stdout, /^2 changes made, /m);
});

test("with --wait, what an earlier run has begun is waited for, and reported if it fails", async (context) => {
  const { apply } = await prepare(context, [{ ...two[0], remoteHost: "peer.invalid" }, two[1]], { provisionMs: 300 });
  assert.equal((await apply()).status, 0);
  const { status, stdout } = await apply("--wait");
  assert.equal(status, 1);
  assert.match(stdout, /^\[\d\/2\] a: failed: .*does not resolve/m);
  assert.match(stdout, /^0 changes made, 1 failed\.$/m);
});

test("the plan as JSON has steps, changes and no key", async (context) => {
  const { apply, plan, write } = await prepare(context, two);
  await apply();
  await write([{ ...two[0], remoteHost: "new.mycompany.com" }, definition("c", 3)]);
  const { stdout } = await plan("--format", "json", "--rotate-keys");
  const { gatewayId, steps, unmanaged, issues } = JSON.parse(stdout);
  assert.equal(gatewayId, GATEWAY);
  assert.deepEqual(issues, []);
  assert.deepEqual(
    steps.map(({ action, name }) => [action, name]),
    [
      ["update", "a"],
      ["create", "c"],
    ],
  );
  assert.deepEqual(
    steps[0].changes.find(({ path }) => path[0] === "remoteHost"),
    { path: ["remoteHost"], before: "a.mycompany.com", after: "new.mycompany.com" },
  );
  assert.deepEqual(
    unmanaged.map(({ properties }) => properties.name),
    ["b"],
  );
  assert.ok(!stdout.includes(PSK));
});

test("the results as JSON", async (context) => {
  const { apply } = await prepare(context, [two[0], { ...two[1], remoteHost: "peer.invalid" }]);
  const { status, stdout } = await apply("--format", "json", "--wait");
  assert.equal(status, 1);
  const results = JSON.parse(stdout);
  assert.deepEqual(
    results.map(({ step, status }) => [step.action, step.name, status]),
    [
      ["create", "a", "done"],
      ["create", "b", "failed"],
    ],
  );
  assert.equal(results[1].error.code, "wait.failed");
});

test("with --wait, a tunnel that fails is reported, and the others are made all the same", async (context) => {
  const { apply, names } = await prepare(context, [{ ...two[0], remoteHost: "peer.invalid" }, two[1]]);
  const { status, stdout } = await apply("--wait");
  assert.equal(status, 1);
  assert.match(stdout, /^\[\d\/2\] a: failed: .*does not resolve/m);
  assert.match(stdout, /^\[\d\/2\] b: created$/m);
  assert.match(stdout, /^1 change made, 1 failed\.$/m);
  assert.deepEqual(await names(), ["a", "b"]);
});

test("a tunnel that has failed is named, also if it needs no change", async (context) => {
  const { apply, plan } = await prepare(context, { ...two[0], remoteHost: "peer.invalid" });
  await apply();
  const { status, stdout } = await plan();
  assert.equal(status, 0);
  assert.match(stdout, /^a is unchanged, and FAILED \(The remote host .*\)\. --rotate-keys sends it again\.$/m);
  assert.match((await apply("--rotate-keys")).stdout, /^1 change made/m);
});

test("the summary of a plan counts failed tunnels that need no change", async (context) => {
  const { apply, plan } = await prepare(context, [{ ...two[0], remoteHost: "peer.invalid" }, two[1]]);
  await apply();
  assert.match((await plan()).stdout, /, 2 tunnels unchanged \(1 FAILED\)\n$/);
});

for (const subcommand of ["plan", "apply"]) {
  test(`${subcommand} reports errors of the file with their positions, and sends no request`, async (context) => {
    const cwd = await folderWith(context, { "tunnels.json": [two[0], { ...two[1], ike: { lifetime: 60 } }] });
    const env = { IONOS_API_URL: "http://127.0.0.1:9", IONOS_TOKEN: "any" };
    const yes = subcommand === "apply" ? ["--yes"] : [];
    const { status, stdout, stderr } = await run([subcommand, ...ARGS, ...yes], { cwd, env });
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /^tunnels\.json:\d+:\d+: error: ike\.lifetime .*\[number\.min\]\n/);
  });
}

test("a name that fits several tunnels is an error at the tunnel", async (context) => {
  const { plan, url, env } = await prepare(context, two);
  for (const number of [5, 6]) {
    const created = await fetch(`${url}/ipsecgateways/${GATEWAY}/tunnels`, {
      method: "POST",
      headers: { Authorization: `Bearer ${env.IONOS_TOKEN}`, "Content-Type": "application/json" },
      body: JSON.stringify({ properties: definition("b", number) }),
    });
    assert.equal(created.status, 201);
  }
  const { status, stdout, stderr } = await plan();
  assert.deepEqual([status, stdout], [1, ""]);
  assert.match(stderr, /^tunnels\.json:\d+:\d+: error: .*\[plan\.ambiguous\]$/m);
});

test("a name that two tunnels of a file have is reported with the position of the other", async (context) => {
  const { plan } = await prepare(context, [two[0], definition("a", 2)]);
  const { status, stderr } = await plan();
  assert.equal(status, 1);
  assert.match(
    stderr,
    /: error: name of tunnel a \(\d+:3\) is also the name of tunnel a \(2:3\) of the same plan; .*\[plan\.ambiguous\]$/m,
  );
});

test("advice about a single tunnel is reported with its position, and the plan is made", async (context) => {
  const { plan } = await prepare(context, { ...two[0], cloudNetworkCIDRs: ["10.7.1.1/24"] });
  const { status, stdout, stderr } = await plan();
  assert.equal(status, 0);
  assert.match(stderr, /^tunnels\.json:\d+:5: warning: cloudNetworkCIDRs\.0 .*\[cidr\.host-bits\]$/m);
  assert.match(stdout, /^\+ create a /);
});

test("messages about a file of one tunnel have no index", async (context) => {
  const { apply, plan, write } = await prepare(context, two[0]);
  await apply();
  await write({ ...two[1], cloudNetworkCIDRs: two[0].cloudNetworkCIDRs, peerNetworkCIDRs: two[0].peerNetworkCIDRs });
  assert.match(
    (await plan()).stderr,
    /^tunnels\.json:\d+:\d+: warning: (?:cloud|peer)NetworkCIDRs\.0 of tunnel b is also /m,
  );
});

test("without a terminal, apply requires --yes", async (context) => {
  const { ask, names } = await prepare(context, two);
  const { status, stderr } = await ask([]);
  assert.equal(status, 2);
  assert.match(stderr, /--yes/);
  assert.deepEqual(await names(), []);
});

for (const [typed, status, wished] of [
  ["y\n", 0, ["a", "b"]],
  ["Yes\n", 0, ["a", "b"]],
  ["n\n", 1, []],
  ["\n", 1, []],
  ["\u0003", 130, []],
]) {
  test(`at a terminal apply asks, and acts on the answer: ${JSON.stringify(typed)}`, async (context) => {
    const { atTerminal, names } = await prepare(context, two);
    let asked = false;
    const outcome = await atTerminal((stdout, child) => {
      if (asked || !stdout.includes("[y/N]")) return;
      asked = true;
      child.stdin.write(typed);
    });
    assert.equal(outcome.status, status, outcome.stdout + outcome.stderr);
    assert.ok(asked);
    assert.deepEqual(await names(), wished);
  });
}

test("at a terminal apply shows the plan before it asks, also with --format json", async (context) => {
  const { atTerminal } = await prepare(context, two);
  let asked;
  await atTerminal(
    (stdout, child) => {
      if (asked !== undefined || !stdout.includes("[y/N]")) return;
      asked = stdout;
      child.stdin.write("n\n");
    },
    ...["--format", "json"],
  );
  assert.match(asked, /\+ create a {2}/);
});

for (const [what, signal, stopped] of [
  ["Ctrl-C", "SIGINT", 130],
  ["SIGTERM", "SIGTERM", 143],
]) {
  test(`${what} stops cleanly, and the next run does the rest`, async (context) => {
    const { ask, apply, names } = await prepare(context, many, { latencyMs: 200, seed: 1 });
    let isStopped = false;
    const { status, stdout, stderr } = await ask(["--yes"], {
      onOutput(text, child) {
        if (isStopped || !text.includes("[1/15]")) return;
        isStopped = true;
        child.kill(signal);
      },
    });
    assert.equal(status, stopped);
    assert.doesNotMatch(stdout, /: failed/);
    assert.match(stderr, /Stopping\. Run this again to do the rest\./);
    assert.match(stdout, /^\d+ changes? made, 0 failed, \d+ not finished\./m);
    assert.ok((await names()).length < many.length);
    assert.equal((await apply()).status, 0);
    assert.equal((await names()).length, many.length);
  });
}

test("on a bad day it is run until it is done, and there is one tunnel of each name", async (context) => {
  const { apply, names } = await prepare(context, many, { faultRate: 0.3, latencyMs: 5, seed: 3 });
  let outcome;
  do {
    outcome = await apply();
    assert.doesNotMatch(outcome.stderr, /\n\s+at /);
  } while (outcome.status === 1);
  assert.equal(outcome.status, 0);
  assert.deepEqual(new Set(await names()).size, many.length);
});
