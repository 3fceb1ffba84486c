// The typings agree with the package: the exported names, the literal unions, the limits, and the codes in the comments.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { at } from "../../xtask/steps.js";
import { installPacked } from "../support/packed.js";
import { compile, resolutions, surroundings } from "./project.js";

const project = await installPacked();
const folder = join(project, "node_modules", "ionos-ipsec-tunnels");
const declarations = await readFile(join(folder, "index.d.mts"), "utf8");

/** Evaluates an expression in a Node process that can import the package, and returns its JSON. */
async function evaluate(expression, type = "module") {
  const code = `process.stdout.write(JSON.stringify(${expression}))`;
  const { stdout } = await promisify(execFile)(process.execPath, [`--input-type=${type}`, "-e", code], {
    cwd: project,
  });
  return JSON.parse(stdout);
}

/** Names of the values that a declaration file exports: its own, and those that it takes from the main entry. */
function namesIn(text) {
  const own = Array.from(text.matchAll(/^export declare (?:const|function|class) (\w+)/gm), ([, name]) => name);
  const lists = Array.from(text.matchAll(/^export \{(.*?)\} from/gms), ([, list]) => list.split(","));
  const taken = lists.flat().map((name) => name.trim());
  return [...own, ...taken.filter((name) => /^\w+$/.test(name))];
}

const declared = namesIn(declarations);
const entries = { "ionos-ipsec-tunnels": declared, "ionos-ipsec-tunnels/slim": [...declared, "default"] };
for (const entry of ["constants", "peers", "validate", "locales/de", "locales/es", "locales/fr"]) {
  entries[`ionos-ipsec-tunnels/${entry}`] = namesIn(await readFile(join(folder, `${entry}.d.mts`), "utf8"));
}
for (const [entry, names] of Object.entries(entries)) {
  test(`${entry} has the declared names, imported and required`, async () => {
    assert.notEqual(names.length, 0);
    assert.deepEqual((await evaluate(`Object.keys(await import("${entry}"))`)).sort(), [...names].sort());
    assert.deepEqual((await evaluate(`Object.keys(require("${entry}"))`, "commonjs")).sort(), [...names].sort());
  });
}

test("the declarations of the two module formats are one text", async () => {
  assert.equal(await readFile(join(folder, "index.d.cts"), "utf8"), declarations);
});

test("unions and limits are typed as they are", async () => {
  const facts = await evaluate(`await import("ionos-ipsec-tunnels").then((all) => ({
    limits: all.limits,
    regions: Object.keys(all.regions),
    groups: all.algorithms.diffieHellmanGroups.map((one) => one.value),
    ciphers: all.algorithms.encryptionAlgorithms.map((one) => one.value),
    integrity: all.algorithms.integrityAlgorithms.map((one) => one.value),
  }))`);
  // Limits of the API's schemas are literal types. How many tunnels a gateway holds is not in a schema, and may change.
  const { tunnelsPerGateway, ...bounds } = facts.limits;
  assert.equal(typeof tunnelsPerGateway, "number");
  const union = (values) => values.map((value) => JSON.stringify(value)).join(" | ");
  const source = `
    import type {
      DiffieHellmanGroup, EncryptionAlgorithm, IntegrityAlgorithm, limits, Region,
    } from "ionos-ipsec-tunnels";
    type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
    type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
    type Flat<T> = { [K in keyof T]: T[K] };
    export const checks: [true, true, true, true, true] = [] as unknown as [
      Equal<DiffieHellmanGroup, ${union(facts.groups)}>,
      Equal<EncryptionAlgorithm, ${union(facts.ciphers)}>,
      Equal<IntegrityAlgorithm, ${union(facts.integrity)}>,
      Equal<Region, ${union(facts.regions)}>,
      Equal<Mutable<typeof limits>, Flat<${JSON.stringify(bounds)} & { tunnelsPerGateway: number }>>,
    ];`;
  const { code, output } = await compile({ "facts.ts": source }, { ...resolutions.nodenext, ...surroundings.dom });
  assert.equal(code, 0, output);
});

test("the comment on IssueCode lists the codes of all errors", async () => {
  const catalog = await evaluate('(await import("ionos-ipsec-tunnels")).issueCatalog');
  const errors = Object.keys(catalog).filter((code) => catalog[code].severity === "error");
  const [, comment] = declarations.match(/Errors have one of these:(.*?)\. Codes of advice/s);
  assert.deepEqual([...comment.matchAll(/`([\w.-]+)`/g)].map(([, code]) => code).sort(), errors.sort());
});

/** The codes that JavaScript makes. The others come from Rust. */
const CODES_OF_JAVASCRIPT = {
  ConfigurationError: [
    ...["platform.incomplete", "platform.no-crypto"],
    ...["wasm.blocked", "wasm.unavailable", "wasm.not-initialised"],
  ],
};

test("errors have the codes that are typed", async () => {
  const { stdout } = await promisify(execFile)(at("target/tool/facts"));
  const { errorCodes } = JSON.parse(stdout);
  assert.notEqual(Object.keys(errorCodes).length, 0);
  for (const [name, codes] of Object.entries(errorCodes)) {
    const [, union] = declarations.match(new RegExp(`^export declare class ${name} .*?readonly code:(.*?);`, "ms"));
    const typed = [...union.matchAll(/"(.*?)"/g)].map(([, code]) => code);
    assert.deepEqual(typed.sort(), [...codes, ...(CODES_OF_JAVASCRIPT[name] ?? [])].sort(), name);
  }
});

test("the comments on the defaults are true", async () => {
  const { limits, defaults } = await evaluate(`await import("ionos-ipsec-tunnels").then(({ algorithms, limits }) => ({
    limits,
    defaults: Object.values(algorithms).map((list) => list.find((one) => one.default).value),
  }))`);
  const [phase1, phase2] = ["IKEEncryption", "ESPEncryption"].map(
    (name) => declarations.match(new RegExp(`^export interface ${name} .*?^}`, "ms"))[0],
  );
  const values = (text) => [...text.matchAll(/@defaultValue `(.*?)`/g)].map(([, value]) => JSON.parse(value));
  assert.deepEqual(values(phase1), [...defaults, limits.ikeLifetime.default]);
  assert.deepEqual(values(phase2), [limits.espLifetime.default]);
});
