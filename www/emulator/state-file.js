// Keeps the tunnels in a file, so that they outlive the process.

import { accessSync, constants, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { checker } from "./schema.js";

const time = { type: "integer", minimum: 0 };
const uuid = { type: "string", format: "uuid" };
const violations = checker({
  type: "object",
  required: ["version", "tunnels"],
  properties: {
    version: { enum: [1] },
    tunnels: {
      type: "array",
      items: {
        type: "object",
        required: ["id", "gatewayId", "createdAt", "modifiedAt", "properties"],
        properties: {
          id: uuid,
          gatewayId: uuid,
          createdAt: time,
          modifiedAt: time,
          deletedAt: time,
          properties: { $ref: "openapi.json#/components/schemas/IPSecTunnelReadProperties" },
        },
      },
    },
  },
});

/** The file cannot be used. The message is for the person who named the file. */
export class StateFileError extends Error {}

export class StateFile {
  #path;
  #lastWrite = Promise.resolve();

  /** @param {string} path */
  constructor(path) {
    this.#path = resolve(path);
  }

  /** @returns {import("./tunnel.js").Tunnel[]} none if there is no file yet */
  load() {
    let text;
    try {
      // Fails at the start, rather than when the first tunnel cannot be saved.
      accessSync(dirname(this.#path), constants.W_OK);
      text = readFileSync(this.#path, "utf8");
    } catch (error) {
      if (error.code === "ENOENT" && error.syscall === "open") return [];
      throw new StateFileError(`The state file ${this.#path} cannot be used: ${error.message}`, { cause: error });
    }
    const state = parse(text);
    const [problem] = state === undefined ? ["it is not JSON"] : violations(state);
    if (problem) {
      throw new StateFileError(
        `The state file ${this.#path} is damaged (${problem}). It was left as it is: repair it, move it away or name another.`,
      );
    }
    return state.tunnels;
  }

  /**
   * Resolves when the tunnels are on disk. The library keeps the order of writes to one file.
   *
   * @param {Iterable<import("./tunnel.js").Tunnel>} tunnels
   */
  save(tunnels) {
    this.#lastWrite = writeFileAtomic(
      this.#path,
      `${JSON.stringify({ version: 1, tunnels: [...tunnels] }, null, 2)}\n`,
    );
    return this.#lastWrite;
  }

  /** Resolves when nothing is left to write. */
  idle() {
    return this.#lastWrite;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
