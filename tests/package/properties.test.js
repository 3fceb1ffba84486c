// Properties of validation for any JavaScript value, tried with random values.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { api, definition } from "../support/package.js";

const { issueCatalog, validateField, validateTunnel, validateTunnelJson, validateTunnelsJson } = api;
const ERRORS_ONLY = { advice: false };

const value = fc.anything({
  maxDepth: 4,
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
});
const members = Object.keys(definition());
const inner = ["method", "psk", "key", "lifetime", "diffieHellmanGroup", "encryptionAlgorithm", "integrityAlgorithm"];
const step = fc.oneof(fc.constantFrom(...members, ...inner), fc.nat(25), value);
const path = fc.oneof(fc.array(step, { maxLength: 5 }), fc.string(), value);
const phase = fc.record(Object.fromEntries(inner.map((name) => [name, value])), { requiredKeys: [] });
/** Objects with the members of tunnels, and anything in them. */
const tunnel = fc.oneof(
  value,
  fc.record(Object.fromEntries(members.map((name) => [name, fc.oneof(value, phase)])), { requiredKeys: [] }),
  fc.tuple(fc.constantFrom(...members), fc.oneof(value, phase)).map(([name, odd]) => definition({ [name]: odd })),
);

function assertIssues(issues) {
  for (const { code, severity, path, params } of issues) {
    const { severity: expected, template, reasons } = issueCatalog[code];
    assert.equal(severity, expected);
    assert.ok(path.every((step) => typeof step === "string" || Number.isInteger(step)));
    const words = reasons?.[params.reason] ?? template;
    for (const [, name] of words.matchAll(/\{(\w+)\}/g)) assert.ok(Object.hasOwn(params, name), `${code}: ${name}`);
  }
}

/** Checks a property with values that do not grow with the runs; a failure tells the seed and the smallest value. */
const holds = (name, ...rest) => test(name, () => fc.assert(fc.property(...rest), { numRuns: 2000 }));

holds("any value gets an answer that is well-formed", tunnel, (input) => {
  const result = validateTunnel(input);
  assertIssues(result.issues);
  assert.equal(result.valid, !result.issues.some(({ severity }) => severity === "error"));
  assert.equal("value" in result, result.valid);
});

holds("advice changes nothing about the errors", tunnel, (input) => {
  const errors = validateTunnel(input).issues.filter(({ severity }) => severity === "error");
  assert.deepEqual(validateTunnel(input, ERRORS_ONLY).issues, errors);
});

holds("what validation gives back is valid, and misses nothing", tunnel, (input) => {
  const { valid, value } = validateTunnel(input);
  if (valid) assert.equal(validateTunnel(value).value, value);
});

holds("the schema for forms has the errors of validateTunnel", tunnel, (input) => {
  const { issues = [] } = api.tunnelSchema["~standard"].validate(input);
  const codes = (list) => list.map(({ code, path }) => [code, path]);
  assert.deepEqual(codes(issues), codes(validateTunnel(input, ERRORS_ONLY).issues));
});

holds("any path and value get issues that begin with the path, if it leads anywhere", path, value, (steps, input) => {
  const issues = validateField(steps, input);
  assertIssues(issues);
  const known = issues.filter(({ code }) => code !== "field.unknown");
  // The step "0" is the index 0.
  const words = (steps) => steps.map(String);
  if (!Array.isArray(steps)) return;
  for (const issue of known) assert.deepEqual(words(issue.path.slice(0, steps.length)), words(steps));
});

holds(
  "any text as JSON, and its bytes, are judged as JSON.parse reads them",
  fc.oneof(fc.json(), fc.string()),
  (text) => {
    let expected;
    try {
      expected = validateTunnel(JSON.parse(text)).issues;
    } catch {
      expected = undefined;
    }
    for (const input of [text, new TextEncoder().encode(text)]) {
      const { issues } = validateTunnelJson(input);
      // Only the issues of a text have places in it, and tell names that are there twice.
      const found = issues.filter(({ code }) => code !== "member.duplicate").map(({ position, ...issue }) => issue);
      if (expected) assert.deepEqual(found, expected);
      else assert.deepEqual([issues.length, issues[0].code], [1, "json.syntax"]);
    }
  },
);

holds("any bytes as JSON get an answer that is well-formed", fc.uint8Array(), (bytes) => {
  assertIssues(validateTunnelJson(bytes).issues);
  assertIssues(validateTunnelsJson(bytes).issues);
});

holds("any list as a gateway's tunnels gets issues that are well-formed", fc.oneof(value, fc.array(tunnel)), (list) => {
  assertIssues(api.checkTunnels(list));
});

holds("a network that is found is accepted, and its canonical form is itself", fc.oneof(fc.string(), value), (text) => {
  const cidr = api.parseCidr(text);
  assert.equal(api.isCidr(text), cidr !== null);
  if (cidr) assert.equal(api.parseCidr(cidr.network).network, cidr.network);
});

const group = fc.oneof(fc.constant(""), fc.stringMatching(/^[0-9a-fA-F]{1,4}$/));
const network = fc.oneof(
  fc.tuple(fc.ipV4(), fc.nat(33)),
  fc.tuple(fc.ipV6(), fc.nat(129)),
  fc.tuple(
    fc.array(group, { maxLength: 9 }).map((groups) => groups.join(":")),
    fc.nat(129),
  ),
);
holds("the ends of a network are in it, and overlap it", network, ([address, prefix]) => {
  const text = `${address}/${prefix}`;
  const cidr = api.parseCidr(text);
  if (!cidr) return;
  const whole = cidr.family === 4 ? 32 : 128;
  for (const end of [cidr.first, cidr.last]) assert.ok(api.cidrsOverlap(text, `${end}/${whole}`), end);
  assert.equal(cidr.size, 1n << BigInt(whole - prefix));
});
