// Runs the examples as users do: in a folder of their own, with the packed package installed.

import { cp } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { installPacked } from "../support/packed.js";
import { runProgram, temporaryFolder } from "../support/program.js";

export const EXAMPLES = fileURLToPath(new URL("../../examples/", import.meta.url));
export const GATEWAY = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
export const PSK = "Q7mZt2VbX9kLw4RfPd8sNhC3yGj6TuAe";

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

/** The tunnels at a server, asked until there is an answer. */
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

/** A definition that the API takes. */
export const definition = (name, number, changes) => ({
  name,
  remoteHost: `${name}.mycompany.com`,
  auth: { method: "PSK", psk: { key: PSK.slice(number) + PSK.slice(0, number) } },
  ike: {},
  esp: {},
  cloudNetworkCIDRs: [`10.7.${number}.0/24`],
  peerNetworkCIDRs: [`192.168.${number}.0/24`],
  ...changes,
});

/** What must not stand in what a user reads: traces of the code, and the key. */
export const isForPeople = ({ stdout, stderr }) =>
  !/\n\s+at |node:internal/.test(stderr) && !(stdout + stderr).includes(PSK);
