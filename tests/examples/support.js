// Runs the examples as users do: in a folder of their own, with the packed package installed.

import { cp } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { installPacked } from "../support/packed.js";
import { runProgram, temporaryFolder } from "../support/program.js";
import { GATEWAY, PSK } from "../support/tunnels.js";

export { definition, GATEWAY, PSK } from "../support/tunnels.js";

export const EXAMPLES = fileURLToPath(new URL("../../examples/", import.meta.url));

/** A folder with the examples and the package, gone after the test. */
export async function workspace(context) {
  const folder = await temporaryFolder(context);
  await cp(await installPacked(), folder, { recursive: true });
  await cp(EXAMPLES, folder, { recursive: true });
  return folder;
}

/**
 * Runs a script to its end. Its environment holds nothing but what it is given and the PATH.
 *
 * @param {(stdout: string, child: import("node:child_process").ChildProcess) => void} [onOutput] called with all output
 *   so far whenever there is more
 */
export const run = (folder, script, args, env, onOutput) =>
  runProgram([process.execPath, script, ...args], { cwd: folder, env, onOutput });

/** The tunnels at a server. Requests are repeated until one is answered. */
export async function tunnelsAt(url) {
  for (;;) {
    const response = await fetch(`${url}/ipsecgateways/${GATEWAY}/tunnels`, {
      headers: { Authorization: "Bearer demo" },
    })
      .then((answer) => (answer.ok ? answer.json() : undefined))
      .catch(() => undefined);
    if (response) return response.items;
  }
}

/** What must not be in the output for a user: stack traces, and the key. */
export const isForPeople = ({ stdout, stderr }) =>
  !/\n\s+at |node:internal/.test(stderr) && !(stdout + stderr).includes(PSK);
