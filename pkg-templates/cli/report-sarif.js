/** Issues as SARIF 2.1.0 (Static Analysis Results Interchange Format, OASIS), which code scanning services read. */

import { isAbsolute, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { issueCatalog } from "ionos-ipsec-tunnels";
import { hidden } from "./keys.js";
import { manifest } from "./manifest.js";

const LEVELS = { error: "error", warning: "warning", info: "note" };

/**
 * @param {import("./check.js").Checked[]} checked
 * @param {(issue: object) => string} wordingOf
 */
export function report(checked, wordingOf) {
  const results = checked.flatMap(({ definitions, issues }) =>
    issues.map((issue) => ({
      ruleId: issue.code,
      level: LEVELS[issue.severity],
      message: { text: hidden(wordingOf(issue), definitions.keys) },
      locations: [{ physicalLocation: placeOf(definitions, issue) }],
    })),
  );
  const { name, version } = manifest();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name, version, rules: Object.entries(issueCatalog).map(rule) } },
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const rule = ([id, { severity, template, reference }]) => ({
  id,
  shortDescription: { text: template },
  ...(reference && { help: { text: reference } }),
  defaultConfiguration: { level: LEVELS[severity] },
});

const placeOf = ({ name }, { position: { line, column } }) => ({
  artifactLocation: { uri: uriOf(name) },
  region: { startLine: line, startColumn: column },
});

/** A file's path relative to the current folder, which in CI is the repository's; a file outside of it has its absolute path. */
function uriOf(name) {
  const steps = relative("", name).split(sep);
  if (steps[0] === ".." || isAbsolute(steps.join(sep))) return pathToFileURL(resolve(name)).href;
  return steps.map(encodeURIComponent).join("/");
}
