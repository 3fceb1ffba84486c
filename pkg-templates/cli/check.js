/** `check FILE…`: reports errors and advice about the tunnels of files. */

import { checkTunnels, validateTunnelJson, validateTunnelsJson } from "ionos-ipsec-tunnels";
import { inWordsOfTheFile } from "./between.js";
import { readDefinitions } from "./definitions.js";

/** The output formats of `check`, each loaded when it is used. */
const reporters = {
  text: () => import("./report-text.js"),
  json: () => import("./report-json.js"),
  sarif: () => import("./report-sarif.js"),
};

/**
 * @typedef {{ definitions: import("./definitions.js").Definitions, issues: PlacedIssue[] }} Checked
 * @typedef {import("../index.js").Issue} PlacedIssue with `position`; `path` begins with the tunnel's index in a list
 */

export async function run({ files, format, language, "no-advice": noAdvice, "without-keys": withoutKeys }) {
  const checked = [];
  for (const file of files) {
    const definitions = await readDefinitions(file);
    const needsKey = (index) => !withoutKeys && !definitions.isRead(index);
    const issues = findIssues(definitions, { advice: !noAdvice, needsKey });
    if (!noAdvice) issues.push(...findIssuesBetween(definitions));
    checked.push({ definitions, issues: inOrder(issues) });
  }
  const { report } = await reporters[format]();
  process.stdout.write(report(checked, await wording(language)));
  return checked.some(({ issues }) => hasErrors(issues)) ? 1 : 0;
}

export const hasErrors = (issues) => issues.some(({ severity }) => severity === "error");

/**
 * The issues of each tunnel by itself.
 *
 * @param {import("./definitions.js").Definitions} definitions
 * @param {object} [options]
 * @param {boolean} [options.advice] false: errors alone
 * @param {(index: number) => boolean} [options.needsKey] whether it is an error for a tunnel to have no key
 * @returns {PlacedIssue[]}
 */
export function findIssues({ json, isList }, { advice = true, needsKey = () => true } = {}) {
  const found = isList ? issuesOfList(json, advice) : validateTunnelJson(json, { advice }).issues;
  return found.filter(({ code, path }) => {
    const [index, inner] = isList ? [path[0], path.slice(1)] : [0, path];
    return !MISSING.has(code) || !inner.join(".").startsWith("auth.psk") || needsKey(index);
  });
}

/** The codes of missing members. */
const MISSING = new Set(["required", "psk.required"]);

function issuesOfList(json, advice) {
  const { issues, reports } = validateTunnelsJson(json, { advice });
  const inTunnels = reports.flatMap(({ index, result }) =>
    result.issues.map((issue) => ({ ...issue, path: [index, ...issue.path] })),
  );
  return [...issues, ...inTunnels];
}

/** The issues between the tunnels of a file, which are all advice. Tunnels that are being deleted do not count. */
function findIssuesBetween(definitions) {
  const { isList, tunnels, statusOf, place } = definitions;
  if (!isList) return [];
  const together = tunnels.map((properties, index) => ({ properties, metadata: { status: statusOf(index) } }));
  const found = checkTunnels(together);
  return found.map((issue) => ({ ...inWordsOfTheFile(issue, definitions), position: place(issue.path) }));
}

/** In the order of the text. */
export const inOrder = (issues) => issues.sort((a, b) => a.position.offset - b.position.offset);

/** The function that gives the message of an issue in a language. */
async function wording(language) {
  const { formatIssue } = (await locales[language]?.()) ?? {};
  return formatIssue ?? (({ message }) => message);
}

const locales = {
  de: () => import("ionos-ipsec-tunnels/locales/de"),
  es: () => import("ionos-ipsec-tunnels/locales/es"),
  fr: () => import("ionos-ipsec-tunnels/locales/fr"),
};
