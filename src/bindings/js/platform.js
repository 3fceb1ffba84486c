/** What only the platform can say of options: URLs, variables of the environment, members of objects that may throw. */

import { attempt } from "./attempt.js";

/**
 * The parts of a URL, a line each, as no part holds a line break: origin and path without slashes at the end; protocol;
 * host name; user name and password; query and fragment. Relative to the page, where there is one; blank where it is no
 * URL.
 */
export function urlParts(given) {
  for (const page of [undefined, globalThis.location?.href]) {
    const url = attempt(() => new URL(given.href ?? given, page));
    if (url === undefined) continue;
    const { protocol, hostname, origin, pathname, username, password, search, hash } = url;
    return [origin + pathname.replace(/\/+$/, ""), protocol, hostname, username + password, search + hash].join("\n");
  }
  return "";
}

/** Whether requests can be sent without a function of the caller's. */
export const hasFetch = () => typeof globalThis.fetch === "function";

/** Whether this is Node, or a runtime that says it is like Node. */
export const isServer = () => typeof globalThis.process?.versions?.node === "string";

/** A variable of the environment without white space around it, where there is one that is not blank. */
export function environment(name) {
  // By its global name: of a bare "process", bundlers make a package of theirs. Some runtimes ask the user first.
  const value = isServer() ? attempt(() => globalThis.process.env[name]) : undefined;
  return value?.trim() || undefined;
}

/** The members of an object in turn, each name before its value; undefined where they cannot be read. */
export const entriesOf = (object) => attempt(() => Object.entries(object).flat());
