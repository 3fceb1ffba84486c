/** Issues in the form of compilers: `file:line:column: severity: message [code]`, followed by the line and a caret. */

import { excerpt } from "./excerpt.js";
import { hidden, shownSuggestion } from "./keys.js";
import { clean, count, painter } from "./terminal.js";

const COLOURS = { error: "red", warning: "yellow", info: "blue" };

/**
 * @param {import("./check.js").Checked[]} checked
 * @param {(issue: object) => string} wordingOf
 */
export function report(checked, wordingOf) {
  const blocks = checked.map(({ definitions, issues }) => issuesAsText(definitions, issues, wordingOf, process.stdout));
  return `${blocks.join("")}${summary(checked)}\n`;
}

/** @returns {string} one block of lines for each issue */
export function issuesAsText(
  { name, text, keys },
  issues,
  wordingOf = ({ message }) => message,
  stream = process.stderr,
) {
  const paint = painter(stream);
  return issues
    .map((issue) => {
      const { severity, code, position } = issue;
      const place = paint(`${clean(name)}:${position.line}:${position.column}:`, "bold");
      const head = `${place} ${paint(`${severity}:`, "bold", COLOURS[severity])} ${clean(hidden(wordingOf(issue), keys))} [${code}]`;
      const { line, marker } = excerpt(text, issue, keys);
      const margin = String(position.line);
      const suggestion = shownSuggestion(issue);
      return [
        head,
        `${paint(`${margin} |`, "dim")} ${line}`,
        `${paint(`${" ".repeat(margin.length)} |`, "dim")} ${paint(marker, "bold", COLOURS[severity])}`,
        ...(suggestion === undefined
          ? []
          : [`${" ".repeat(margin.length)} = try ${clean(hidden(JSON.stringify(suggestion), keys))}`]),
        "",
      ].join("\n");
    })
    .join("");
}

function summary(checked) {
  const issues = checked.flatMap((file) => file.issues);
  const tunnels = checked.reduce((sum, { definitions }) => sum + definitions.tunnels.length, 0);
  const of = (severity) => issues.filter((issue) => issue.severity === severity).length;
  const found = `${count(of("error"), "error")}, ${count(of("warning"), "warning")}, ${count(of("info"), "info")}`;
  return `${count(tunnels, "tunnel")} in ${count(checked.length, "file")}: ${found}`;
}
