// Random tunnels: the package finds an error exactly where the OpenAPI document has a violation.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { api, definition } from "../support/package.js";
import { differences } from "./differences.js";
import { document, MEMBERS } from "./documents.js";
import { judge, published } from "./judge.js";
import { Random, seed } from "./random.js";

const { validateField, validateTunnel, validateTunnelJson, validateTunnelsJson } = api;
const COUNT = 100_000;
const BATCH = 1000;
const ERRORS_ONLY = { advice: false };
const judgeTunnel = judge("IPSecTunnel");

console.log(`DIFFERENTIAL_SEED=${seed}`);

const pointer = (path) => path.map((step) => `/${step}`).join("");
const places = (issues) => [...new Set(issues.map(({ path }) => pointer(path)))].sort();

/** The value of JSON text, or undefined for text that is not JSON. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const random = new Random(seed);
const inputs = Array.from({ length: COUNT }, () => {
  const text = document(random);
  const value = parsed(text);
  return { text, value, isJson: value !== undefined, field: random.pick(MEMBERS) };
});
const tunnels = inputs.filter(({ isJson }) => isJson);
for (const input of tunnels) input.issues = validateTunnel(input.value, ERRORS_ONLY).issues;

/** Compares the results of `actual` and `expected` for each input, and shows the shortest inputs for which they differ. */
function assertAgreement(of, actual, expected) {
  const disagreements = [];
  for (const input of of) {
    const [found, wanted] = [actual(input), expected(input)];
    if (JSON.stringify(found) !== JSON.stringify(wanted)) disagreements.push({ text: input.text, found, wanted });
  }
  const shortest = disagreements.sort((a, b) => a.text.length - b.text.length).slice(0, 5);
  assert.deepEqual(shortest, [], `${disagreements.length} disagreements, DIFFERENTIAL_SEED=${seed}`);
}

test("errors are where the document has violations, and nowhere else", () => {
  assertAgreement(
    tunnels,
    ({ issues }) => places(issues),
    ({ value }) => judgeTunnel(value),
  );
});

/** Issues without their positions, which only text has. */
const withoutPositions = (issues) => issues.map(({ position, ...issue }) => issue);

test("validateTunnelJson finds the errors of the parsed value", () => {
  assertAgreement(
    tunnels,
    ({ text }) => withoutPositions(validateTunnelJson(text, ERRORS_ONLY).issues),
    ({ issues }) => issues,
  );
});

test("validateTunnelJson refuses the text that JSON.parse refuses", () => {
  assertAgreement(
    inputs,
    ({ text }) => validateTunnelJson(text, ERRORS_ONLY).issues.some(({ code }) => code === "json.syntax"),
    ({ isJson }) => !isJson,
  );
});

test("validateTunnelsJson finds for each element what is found for it alone", () => {
  for (let start = 0; start < tunnels.length; start += BATCH) {
    const batch = tunnels.slice(start, start + BATCH);
    const { total, valid, reports } = validateTunnelsJson(`[${batch.map(({ text }) => text)}]`, ERRORS_ONLY);
    assert.deepEqual([total, valid], [batch.length, batch.filter(({ issues }) => issues.length === 0).length]);
    const found = new Map(reports.map(({ index, result }) => [batch[index], result.issues]));
    assertAgreement(
      batch,
      (input) => withoutPositions(found.get(input) ?? []),
      ({ issues }) => issues,
    );
  }
});

test("validateField finds the errors that the tunnel has there", () => {
  const has = ({ value, field }) => {
    const steps = field.split(".");
    const parent = steps.slice(0, -1).reduce((at, step) => at?.[step], value);
    return typeof parent === "object" && parent !== null && Object.hasOwn(parent, steps.at(-1));
  };
  const isWithin = (field) => {
    const start = pointer(field.split("."));
    return ({ path }) => `${pointer(path)}/`.startsWith(`${start}/`);
  };
  const isShapedAsTunnel = ({ issues, field }) =>
    !issues.some(({ code, path }) => code === "type" && pointer(field.split(".")).startsWith(`${pointer(path)}/`));
  assertAgreement(
    tunnels.filter((input) => has(input) && isShapedAsTunnel(input)),
    ({ value, field }) =>
      validateField(
        field,
        field.split(".").reduce((at, step) => at[step], value),
        ERRORS_ONLY,
      ),
    ({ issues, field }) => issues.filter(isWithin(field)),
  );
});

const dialects = { "draft-2020-12": Ajv2020, "draft-07": Ajv };
for (const [target, Validator] of Object.entries(dialects)) {
  const compile = (side) =>
    new Validator({ strict: true }).compile(api.tunnelSchema["~standard"].jsonSchema[side]({ target }));

  test(`the ${target} schema of the input has the verdict of validateTunnel`, () => {
    const validate = compile("input");
    assertAgreement(
      tunnels,
      ({ value }) => validate(value),
      ({ issues }) => issues.length === 0,
    );
  });

  test(`the ${target} schema of the output takes the valid tunnels that miss nothing, and no others`, () => {
    const validate = compile("output");
    assertAgreement(
      tunnels,
      ({ value }) => validate(value),
      ({ value, issues }) => issues.length === 0 && validateTunnel(value).value === value,
    );
  });

  test(`the ${target} schema of the output takes what validateTunnel gives back`, () => {
    const validate = compile("output");
    const valid = tunnels.filter(({ issues }) => issues.length === 0);
    assertAgreement(
      valid,
      ({ value }) => validate(validateTunnel(value).value),
      () => true,
    );
  });
}

// ── The inputs are varied enough for the agreement to mean something ──

test("valid and invalid tunnels both come up often", () => {
  const valid = tunnels.filter(({ issues }) => issues.length === 0).length;
  assert.ok(valid > COUNT / 5 && tunnels.length - valid > COUNT / 5, `${valid} of ${tunnels.length} are valid`);
});

test("text that is no JSON comes up often", () => {
  assert.ok(inputs.length - tunnels.length > COUNT / 100, `${inputs.length - tunnels.length}`);
});

test("every code of an error comes up often", () => {
  // These codes are not about a tunnel's members, but about text, ids, paths, whole answers, plans and peers.
  const elsewhere = ["json.syntax", "uuid.invalid", "field.unknown", "document.wrapped"];
  const counts = Object.fromEntries(
    Object.entries(api.issueCatalog)
      .filter(
        ([code, { severity }]) => severity === "error" && !elsewhere.includes(code) && !/^(peer|plan)\./.test(code),
      )
      .map(([code]) => [code, 0]),
  );
  for (const { issues } of tunnels) for (const { code } of issues) counts[code] += 1;
  const rare = Object.entries(counts).filter(([, count]) => count < COUNT / 1000);
  assert.deepEqual(rare, [], JSON.stringify(counts));
});

test("every member is found wrong often", () => {
  const counts = Object.fromEntries(MEMBERS.map((path) => [pointer(path.split(".")), 0]));
  for (const { issues } of tunnels) for (const place of places(issues)) if (place in counts) counts[place] += 1;
  const rare = Object.entries(counts).filter(([, count]) => count < COUNT / 1000);
  assert.deepEqual(rare, [], JSON.stringify(counts));
});

// ── Integers, and the deliberate differences ──

const wholeNumbers = ["1000", "1e3", "1E+3", "1000.0", "10e2", "1.0e3", "100000e-2", `1000.${"0".repeat(30)}`];
const others = ['"1000"', "1000.5", "1000.0000000001", "NaN", "1e400", "-1e400", "1e-400", "-0", "null", "[1000]"];
for (const text of [...wholeNumbers, ...others]) {
  const isValid = wholeNumbers.includes(text);
  test(`${text} ${isValid ? "may" : "may not"} be the JSON text of a lifetime`, () => {
    const json = JSON.stringify(definition({ esp: { lifetime: 7 } })).replace(":7}", `:${text}}`);
    const value = parsed(json);
    assert.deepEqual(
      [validateTunnelJson(json).valid, validateTunnelsJson(`[${json}]`).valid === 1, validateTunnel(value).valid],
      [isValid, isValid, isValid],
    );
  });
}

const judgePublished = published("IPSecTunnel");
for (const { what, example } of differences.filter(({ example }) => example)) {
  test(`a deliberate difference from the published schema: ${what}`, () => {
    const tunnel = definition(example);
    assert.notDeepEqual(judgePublished(tunnel), judgeTunnel(tunnel));
    assert.deepEqual(places(validateTunnel(tunnel, ERRORS_ONLY).issues), judgeTunnel(tunnel));
  });
}
