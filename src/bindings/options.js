/** What options need of the platform. */

/** The parts of a URL, a line each; relative to the page, where there is one. No part of a URL holds a line break. */
export function partsOf(text) {
  for (const page of [undefined, globalThis.location?.href]) {
    try {
      const { protocol, hostname, origin, pathname, username, password, search, hash } = new URL(text, page);
      return [protocol, hostname, origin, pathname, username + password, search + hash].join("\n");
    } catch {}
  }
}

/** Whether this is Node, or a runtime that says it is like Node. */
export const isServer = () => typeof globalThis.process?.versions?.node === "string";

/** A variable of the environment, where there is one. */
export function environment(name) {
  try {
    return isServer() ? process.env[name] : undefined;
  } catch {
    // Some runtimes ask the user first.
  }
}
