// SARIF: validated by its schema, and read as a code scanning service would.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { definition, folderWith, run } from "./support.js";

const file = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
// The schema is of draft 4. Draft 7 has other names for these two members, and reads all others in the same way.
const { $schema, id, ...schema } = JSON.parse(readFileSync(file, "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const isSarif = ajv.compile(schema);

const cwd = await folderWith(
  { after },
  {
    "first.json": definition(),
    "the folder/zwei ü.json": [
      definition("b", 2),
      definition("c", 3, { ike: { lifetime: 60 }, remoteHost: "10.0.0.1" }),
    ],
  },
);
const outcome = await run(["check", "first.json", "the folder/zwei ü.json", "--format", "sarif"], { cwd });
const log = JSON.parse(outcome.stdout);

test("errors make the status 1", () => {
  assert.equal(outcome.status, 1);
});

test("the schema refuses a bad log", () => {
  assert.equal(isSarif({ version: "2.1.0", runs: [{ results: [] }] }), false);
});

test("the log is valid", () => {
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors, null, 2));
});

test("each result is at its place, with its level and rule", () => {
  const [{ tool, results }] = log.runs;
  const error = results.find(({ ruleId }) => ruleId === "number.min");
  assert.equal(error.level, "error");
  assert.deepEqual(error.locations[0].physicalLocation, {
    artifactLocation: { uri: "the%20folder/zwei%20%C3%BC.json" },
    region: { startLine: 30, startColumn: 19 },
  });
  assert.ok(results.some(({ level }) => level !== "error"));
  const rules = tool.driver.rules.map(({ id }) => id);
  for (const { ruleId } of results) assert.ok(rules.includes(ruleId), ruleId);
});

test("a file is named by its path relative to the current folder, however it was given", async (context) => {
  const [inside, outside] = [
    await folderWith(context, { "a.json": "{}", "other/x.json": "{}" }),
    await folderWith(context, { "b c.json": "{}" }),
  ];
  const names = ["./a.json", join(inside, "a.json"), "other/../a.json", join(outside, "b c.json")];
  const { stdout } = await run(["check", ...names, "--format", "sarif"], { cwd: inside });
  const { results } = JSON.parse(stdout).runs[0];
  const uris = results.map(({ locations: [{ physicalLocation }] }) => physicalLocation.artifactLocation.uri);
  assert.deepEqual([...new Set(uris)], ["a.json", pathToFileURL(join(outside, "b c.json")).href]);
});

test("the tool is named with its version", () => {
  const { name, version } = log.runs[0].tool.driver;
  assert.equal(name, "ionos-ipsec-tunnels");
  assert.match(version, /^\d+\.\d+\.\d+/);
});
