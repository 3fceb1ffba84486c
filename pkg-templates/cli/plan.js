/** `plan FILE`: shows the plan that makes a gateway have the tunnels of a file. Keys are never shown. */

import { isDeepStrictEqual } from "node:util";
import { planTunnels } from "ionos-ipsec-tunnels";
import { inWordsOfTheFile } from "./between.js";
import { findIssues, hasErrors, inOrder } from "./check.js";
import { connect } from "./connection.js";
import { readDefinitions } from "./definitions.js";
import { asJson, hidden, shownSuggestion } from "./keys.js";
import { issuesAsText } from "./report-text.js";
import { clean, count, painter } from "./terminal.js";

export async function run(options) {
  const made = await makePlan(options, connect(options));
  if (options.format === "json") process.stdout.write(asJson(planAsJson(options, made), made.definitions.keys));
  else tell(options, made);
  return hasErrors(made.issues) ? 1 : 0;
}

/**
 * @returns {Promise<{ definitions: import("./definitions.js").Definitions, plan?: import("../index.js").Plan, issues: import("./check.js").PlacedIssue[] }>}
 *   no plan if the file itself has errors: then the API is not asked
 */
export async function makePlan({ files: [file], gateway, prune = false, "rotate-keys": rotateKeys = false }, client) {
  const definitions = await readDefinitions(file);
  const ofFile = findIssues(definitions);
  if (hasErrors(ofFile)) return { definitions, issues: inOrder(ofFile.filter(isError)) };
  const actual = [];
  for await (const tunnel of client.iterate(gateway)) actual.push(tunnel);
  const plan = planTunnels(gateway, definitions.tunnels, actual, { prune, rotateKeys });
  const ofPlan = plan.issues.map((issue) => {
    // In a file that holds a single tunnel, paths have no index.
    const path = definitions.isList ? issue.path : issue.path.slice(1);
    return { ...inWordsOfTheFile(issue, definitions), path, position: definitions.place(path) };
  });
  // The issues of a plan contain those of the single tunnels.
  const isNew = (issue) =>
    !ofFile.some((other) => other.code === issue.code && isDeepStrictEqual(other.path, issue.path));
  return { definitions, plan, issues: inOrder([...ofFile, ...ofPlan.filter(isNew)]) };
}

const isError = ({ severity }) => severity === "error";

/** Prints the issues to stderr, where `apply` also asks its question, and the plan to `stream`. */
export function tell(options, { definitions, plan, issues }, stream = process.stdout) {
  process.stderr.write(issuesAsText(definitions, issues));
  const { name, keys } = definitions;
  if (plan && !hasErrors(issues)) stream.write(hidden(planAsText(options, name, plan, stream), keys));
}

const MARKS = { create: ["+", "green"], update: ["~", "yellow"], delete: ["-", "red"] };
const WORDS = { create: "create", update: "change", delete: "delete" };

function planAsText({ gateway }, name, { steps, unmanaged }, stream) {
  const paint = painter(stream);
  const lines = steps
    .filter(isChange)
    .flatMap((step) => [
      paint(`${MARKS[step.action][0]} ${WORDS[step.action]} ${clean(nameOf(step))}  ${step.id}`, MARKS[step.action][1]),
      ...detailsOf(step).map((detail) => `    ${clean(detail)}`),
    ]);
  const left = unmanaged.map((actual) => nameOf({ actual })).join(", ");
  if (left) lines.push(clean(`Not in ${name} and left alone: ${left}. (--prune deletes them.)`));
  for (const { actual } of steps.filter(hasFailed)) {
    const why = actual.metadata.statusMessage ?? "the API gives no reason";
    lines.push(clean(`${nameOf({ actual })} is unchanged, and FAILED (${why}). --rotate-keys sends it again.`));
  }
  const number = (action) => steps.filter((step) => step.action === action).length;
  const sum = `${number("create")} to create, ${number("update")} to change, ${number("delete")} to delete`;
  const failed = steps.filter(hasFailed).length;
  const ofThem = failed > 0 ? ` (${failed} FAILED)` : "";
  lines.push(`Gateway ${gateway}: ${sum}, ${count(number("none"), "tunnel")} unchanged${ofThem}`);
  return `${lines.join("\n")}\n`;
}

const hasFailed = ({ action, actual }) => action === "none" && actual.metadata?.status === "FAILED";
export const isChange = ({ action }) => action !== "none";
export const nameOf = ({ tunnel, actual }) => (tunnel ?? actual.properties)?.name;

function detailsOf(step) {
  if (step.action === "create") {
    const { remoteHost, cloudNetworkCIDRs, peerNetworkCIDRs } = step.tunnel;
    return [`to ${remoteHost}, between ${cloudNetworkCIDRs.join(", ")} and ${peerNetworkCIDRs.join(", ")}`];
  }
  if (step.action !== "update") return [];
  return step.changes.map(({ path, before, after }) =>
    isOfKey(path) ? "auth.psk.key: is sent again" : `${path.join(".")}: ${inJson(before)} → ${inJson(after)}`,
  );
}

const isOfKey = (path) => path.includes("psk");
const inJson = (value) => (value === undefined ? "nothing" : JSON.stringify(value));

function planAsJson({ gateway }, { plan = { steps: [], unmanaged: [] }, issues }) {
  return {
    gatewayId: gateway,
    steps: plan.steps.map(stepAsJson),
    unmanaged: plan.unmanaged,
    issues: issues.map((issue) => ({ ...issue, suggestion: shownSuggestion(issue) })),
  };
}

/** A step as plain data, without the key, wherever it is in the file. */
export function stepAsJson({ action, id, tunnel, actual, changes }) {
  return {
    action,
    id,
    name: nameOf({ tunnel, actual }),
    ...(tunnel && { tunnel: withoutKey(tunnel) }),
    ...(actual && { actual }),
    ...(changes && { changes: changes.map((change) => (isOfKey(change.path) ? { path: change.path } : change)) }),
  };
}

/** A tunnel with only the known members, so that a key at a wrong place is left out as well. */
const withoutKey = ({ name, description, remoteHost, auth, ike, esp, cloudNetworkCIDRs, peerNetworkCIDRs }) => ({
  name,
  description,
  remoteHost,
  auth: { method: auth.method },
  ike: phase(ike),
  esp: phase(esp),
  cloudNetworkCIDRs,
  peerNetworkCIDRs,
});
const phase = ({ diffieHellmanGroup, encryptionAlgorithm, integrityAlgorithm, lifetime }) => ({
  diffieHellmanGroup,
  encryptionAlgorithm,
  integrityAlgorithm,
  lifetime,
});
