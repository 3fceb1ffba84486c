// Runs the command as users do: from a project that has the packed package installed, in a process of its own.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { serveEmulator } from "../../www/emulator/server.js";
import { installPacked } from "../support/packed.js";
import { runProgram, temporaryFolder } from "../support/program.js";
import { GATEWAY } from "../support/tunnels.js";

export { definition, GATEWAY, keyOf, PSK } from "../support/tunnels.js";

export const project = await installPacked();
export const COMMAND = join(project, "node_modules", ".bin", "ionos-ipsec-tunnels");
export const TOKEN = "token-canary-b1946ac92492d234";

/**
 * A folder with files, removed after the test. Contents that are no texts are written as JSON.
 *
 * @param {Record<string, unknown>} files by their names
 */
export async function folderWith(context, files = {}) {
  const folder = await temporaryFolder(context);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    const isRaw = typeof content === "string" || content instanceof Uint8Array;
    await writeFile(join(folder, name), isRaw ? content : JSON.stringify(content, null, 2));
  }
  return folder;
}

/** An emulator, and the environment in which the command finds it. */
export async function emulated(context, options) {
  const server = await serveEmulator({ provisionMs: 0, ...options });
  context.after(() => server.close());
  const headers = { Authorization: "Bearer look" };
  return {
    env: { IONOS_API_URL: server.url, IONOS_TOKEN: TOKEN },
    url: server.url,
    async tunnels() {
      const answer = await fetch(`${server.url}/ipsecgateways/${GATEWAY}/tunnels`, { headers });
      return (await answer.json()).items;
    },
  };
}

/** Runs the command to its end. */
export const run = (args, options) => runProgram([COMMAND, ...args], options);

/** Gives the program after it a terminal: its output is stdout, and stdin is what is typed. */
const TERMINAL = ["python3", "-c", "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"];

/** Runs the command at a terminal. `onOutput` can type into `child.stdin`. */
export const runAtTerminal = (args, { env, ...options } = {}) =>
  runProgram([...TERMINAL, COMMAND, ...args], { env: { TERM: "xterm-256color", ...env }, ...options });
