/** Validation of JSON text: parsed and checked in one pass. */

import * as core from "./core.js";
import { publicIssues } from "./issues.js";
import { outcomeOf, toResult, typeIssue, wantsAdvice } from "./result.js";
import { callCore, start } from "./wasm.js";

export function validateTunnelJson(json, options) {
  const { bytes, parse } = readable(json, validateTunnelJson);
  if (bytes === undefined) return toResult([typeIssue("string or Uint8Array", json)]);
  const advice = wantsAdvice(options);
  return toResult(publicIssues(callCore(validateTunnelJson, () => core.validateTunnelJson(bytes, advice))), parse);
}

export function validateTunnelsJson(json, options) {
  const { bytes, parse } = readable(json, validateTunnelsJson);
  if (bytes === undefined) {
    return { total: 0, valid: 0, reports: [], issues: [typeIssue("string or Uint8Array", json, "tunnels")] };
  }
  const advice = wantsAdvice(options);
  const found = callCore(validateTunnelsJson, () => core.validateTunnelsJson(bytes, advice));
  let parsed;
  const element = (index) => {
    parsed ??= parse();
    return parsed[index];
  };
  const { total, valid, issues } = found;
  const reports = found.reports.map((report) => ({
    index: report.index,
    result: toResult(publicIssues(report.issues), () => element(report.index)),
  }));
  return { total, valid, reports, issues: publicIssues(issues) };
}

/** Options of TextDecoder: bytes that are not UTF-8 throw, and a second byte order mark is kept, for JSON.parse to refuse. */
const UTF8_ALONE = { fatal: true, ignoreBOM: true };

/**
 * JSON as `bytes`, and a function `parse` that gives its value; an empty object if `json` is neither text nor bytes. It throws
 * if there is no WebAssembly for `caller`.
 */
function readable(json, caller) {
  start(caller);
  if (typeof json === "string") {
    const text = json.charCodeAt(0) === 0xfeff ? json.slice(1) : json;
    return { bytes: new TextEncoder().encode(text), parse: () => JSON.parse(text) };
  }
  // The constructor throws if the buffer was transferred to another thread.
  const all = ArrayBuffer.isView(json)
    ? outcomeOf(() => new Uint8Array(json.buffer, json.byteOffset, json.byteLength))?.value
    : undefined;
  if (all === undefined) return {};
  const hasMark = all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf;
  const bytes = hasMark ? all.subarray(3) : all;
  return { bytes, parse: () => JSON.parse(new TextDecoder("utf-8", UTF8_ALONE).decode(bytes)) };
}
