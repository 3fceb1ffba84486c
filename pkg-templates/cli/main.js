#!/usr/bin/env node
/** The command `ionos-ipsec-tunnels`: reads its arguments, runs the subcommand, and turns its outcome into an exit status. */

import { HELP, readArguments, UsageError } from "./arguments.js";
import { manifest } from "./manifest.js";
import { clean } from "./terminal.js";

/** The subcommands, each loaded when it runs, so that `check` need not wait for what the others import. */
const SUBCOMMANDS = {
  check: () => import("./check.js"),
  plan: () => import("./plan.js"),
  apply: () => import("./apply.js"),
  list: () => import("./list.js"),
  peer: () => import("./peer.js"),
};

/** Whether output was lost by an error such as a full disk, and not because its reader has gone. */
let isLost = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", ({ code }) => {
    // The reader, such as `head`, has closed the pipe: that is not an error.
    if (code === "EPIPE" || isLost) return;
    isLost = true;
    process.exitCode ||= 1;
    process.stderr.write(`ionos-ipsec-tunnels: the output cannot be written (${code})\n`);
  });
}

const status = await main(process.argv.slice(2));
process.exitCode = status || (isLost ? 1 : 0);

/** @returns {Promise<number>} the exit status */
async function main(argv) {
  try {
    const { subcommand, help, version, ...options } = readArguments(argv);
    if (help || version) {
      process.stdout.write(help ? HELP : `${manifest().version}\n`);
      return 0;
    }
    const { run } = await SUBCOMMANDS[subcommand]();
    return await run(options);
  } catch (error) {
    return fail(error);
  }
}

async function fail(error) {
  if (error instanceof UsageError) {
    process.stderr.write(`ionos-ipsec-tunnels: ${clean(error.message)}\n`);
    return 2;
  }
  const { ConfigurationError, isTunnelError } = await import("ionos-ipsec-tunnels");
  // Of an unexpected error only the stack is printed, since its other members could hold anything.
  const text = isTunnelError(error) ? clean(error.message) : (error?.stack ?? String(error));
  process.stderr.write(`ionos-ipsec-tunnels: ${text}\n`);
  return error instanceof ConfigurationError ? 2 : 1;
}
