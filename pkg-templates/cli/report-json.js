/** Issues as JSON, for programs. */

import { asJson, shownSuggestion } from "./keys.js";

/**
 * @param {import("./check.js").Checked[]} checked
 * @param {(issue: object) => string} wordingOf
 */
export function report(checked, wordingOf) {
  const files = checked.map(({ definitions, issues }) => ({
    file: definitions.name,
    tunnels: definitions.tunnels.length,
    issues: issues.map((issue) => ({ ...issue, message: wordingOf(issue), suggestion: shownSuggestion(issue) })),
  }));
  const of = (severity) =>
    checked.flatMap(({ issues }) => issues.filter((issue) => issue.severity === severity)).length;
  const keys = checked.flatMap(({ definitions }) => definitions.keys);
  return asJson({ files, errors: of("error"), warnings: of("warning"), infos: of("info") }, keys);
}
