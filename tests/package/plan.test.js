// Plans in JavaScript: the arguments, and the tunnels in the steps. The steps themselves are tested in Rust
// (tests/contract/plan.rs).

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { api, definition, GATEWAY, PSK, tunnelRead } from "../support/package.js";

const { generatePsk, planTunnels, tunnelIdFor, validateTunnel, ValidationError } = api;

/** A tunnel of its own name, host, key and network. */
const named = (name, octet, changes) =>
  definition({
    name,
    remoteHost: `${name}.mycompany.com`,
    auth: { method: "PSK", psk: { key: generatePsk() } },
    peerNetworkCIDRs: [`192.168.${octet}.0/24`],
    ...changes,
  });

/** The same tunnel as the API returns it. */
const read = ({ auth, ...properties }, changes) =>
  tunnelRead({
    id: tunnelIdFor(GATEWAY, properties.name),
    properties: { ...properties, auth: { method: auth.method } },
    ...changes,
  });

test("a plan has the tunnels in its steps: the desired ones complete, the actual ones as they were given", () => {
  const [created, kept] = [named("created", 1), named("kept", 2)];
  const changed = named("changed", 3, { description: "new", esp: { lifetime: 7200 } });
  const actual = [
    read(named("gone", 4), { id: "the-id-of-gone" }),
    read(kept),
    read({ ...changed, description: "old", esp: {} }),
  ];
  const plan = planTunnels(GATEWAY, [created, changed, kept], actual, { prune: true });
  assert.deepEqual(plan, {
    steps: [
      { action: "delete", id: "the-id-of-gone", actual: actual[0] },
      { action: "create", id: tunnelIdFor(GATEWAY, "created"), tunnel: validateTunnel(created).value },
      {
        action: "update",
        id: actual[2].id,
        tunnel: validateTunnel(changed).value,
        actual: actual[2],
        changes: [
          { path: ["description"], before: "old", after: "new" },
          { path: ["esp", "lifetime"], before: 3600, after: 7200 },
        ],
      },
      { action: "none", id: actual[1].id, actual: actual[1] },
    ],
    unmanaged: [],
    issues: [],
  });
  assert.equal(plan.steps[0].actual, actual[0]);
  assert.equal(plan.steps[2].actual, actual[2]);
});

test("a plan leaves what it was given as it was", () => {
  const desired = [Object.freeze(named("a", 1))];
  const actual = [Object.freeze(read(named("b", 2)))];
  const before = structuredClone([desired, actual]);
  planTunnels(GATEWAY, Object.freeze(desired), Object.freeze(actual), { prune: true });
  assert.deepEqual([desired, actual], before);
});

test("what stays and was not asked for is the very object that was given", () => {
  const actual = [read(named("a", 1))];
  const { steps, unmanaged } = planTunnels(GATEWAY, [], actual);
  assert.deepEqual(steps, []);
  assert.equal(unmanaged.length, 1);
  assert.equal(unmanaged[0], actual[0]);
});

test("a change of networks is told as lists", () => {
  const desired = named("a", 1, { peerNetworkCIDRs: ["192.168.1.0/24", "192.168.2.0/24"] });
  const [step] = planTunnels(GATEWAY, [desired], [read(named("a", 1))]).steps;
  const [before, after] = [["192.168.1.0/24"], ["192.168.1.0/24", "192.168.2.0/24"]];
  assert.deepEqual(step.changes, [{ path: ["peerNetworkCIDRs"], before, after }]);
});

test("keys are sent again for all tunnels or for those that are named, and are not among the changes", () => {
  const desired = [named("a", 1), named("b", 2)];
  const actions = (rotateKeys) =>
    planTunnels(
      GATEWAY,
      desired,
      desired.map((one) => read(one)),
      { rotateKeys },
    ).steps;
  assert.deepEqual(
    [undefined, false, true, ["b"], []].map((keys) => actions(keys).map(({ action }) => action)),
    [
      ["none", "none"],
      ["none", "none"],
      ["update", "update"],
      ["none", "update"],
      ["none", "none"],
    ],
  );
  const [{ changes, tunnel }] = actions(true);
  assert.deepEqual(changes, [{ path: ["auth", "psk", "key"], before: undefined, after: undefined }]);
  assert.equal(tunnel.auth.psk.key, desired[0].auth.psk.key);
});

test("an error leaves no step, and issues have the whole form, at the index of the desired tunnel", () => {
  const desired = [named("a", 1), named("b", 2, { remoteHost: "a b" })];
  const { steps, issues } = planTunnels(GATEWAY, desired, [], { prune: true });
  assert.deepEqual(steps, []);
  assert.equal(issues.length, 1);
  const [{ code, severity, path, message }] = issues;
  assert.deepEqual([code, severity, path], ["remote-host.invalid", "error", [1, "remoteHost"]]);
  assert.match(message, /^1\.remoteHost has white space/);
});

for (const odd of [null, undefined, "office", 7, []]) {
  test(`${inspect(odd)} in the list is told as the tunnel of its number`, () => {
    const { steps, issues } = planTunnels(GATEWAY, [named("a", 1), odd], []);
    assert.deepEqual(steps, []);
    const [{ code, path, message }] = issues;
    assert.deepEqual([code, path], ["type", [1]]);
    assert.match(message, /^tunnel 2 must be of type object, not \w+\.$/);
  });
}

test("a name that fits several tunnels is told, and its key is not", () => {
  const two = [read(named("a", 1), { id: "1" }), read(named("a", 1), { id: "2" })];
  const { steps, issues } = planTunnels(GATEWAY, [definition({ name: "a" })], two);
  assert.deepEqual(steps, []);
  assert.deepEqual(
    issues.map(({ code, path, params }) => [code, path, params.count]),
    [["plan.ambiguous", [0, "name"], 2]],
  );
  assert.ok(!JSON.stringify(issues).includes(PSK));
});

for (const gateway of [undefined, null, "", "gateway", 7]) {
  test(`the gateway ${inspect(gateway)} is refused, because ids follow from it`, () => {
    assert.throws(
      () => planTunnels(gateway, [], []),
      (error) => {
        assert.ok(error instanceof ValidationError);
        assert.deepEqual(
          error.issues.map(({ code, path }) => [code, path]),
          [["uuid.invalid", ["gatewayId"]]],
        );
        return true;
      },
    );
  });
}

// If one of these counted as an empty list, a plan with `prune` would delete every tunnel.
for (const list of [undefined, null, 7, "x", {}, { items: [] }, new Set()]) {
  test(`${inspect(list)} is no list of tunnels`, () => {
    assert.throws(() => planTunnels(GATEWAY, list, [], { prune: true }), { name: "TypeError", message: /desired/ });
    assert.throws(() => planTunnels(GATEWAY, [], list, { prune: true }), { name: "TypeError", message: /actual/ });
  });
}

const noOptions = [true, "prune", 7, [], () => ({ prune: true })];
for (const options of [
  { prune: "no" },
  { prune: null },
  { rotateKeys: "a" },
  { rotateKeys: [7] },
  { rotateKeys: 1 },
  ...noOptions,
]) {
  test(`the options ${inspect(options)} are refused`, () => {
    assert.throws(() => planTunnels(GATEWAY, [], [], options), TypeError);
  });
}

test("a list without end is refused", () => {
  assert.throws(() => planTunnels(GATEWAY, [], new Array(10_001)), RangeError);
});

test("what is no tunnel is told as an error, and what is none of the API's answers takes no part", () => {
  const odd = [null, 7, "x", [], {}, { id: 7 }, new Proxy({}, { get: () => assert.fail("unreadable") })];
  const { steps, issues } = planTunnels(GATEWAY, odd, odd, { prune: true });
  assert.deepEqual(steps, []);
  assert.deepEqual(new Set(issues.map(({ path }) => path[0])), new Set(odd.keys()));
});
