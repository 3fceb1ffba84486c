// Runs programs to their end, and makes temporary folders for them.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/** An empty folder, removed after the test. */
export async function temporaryFolder(context) {
  const folder = await mkdtemp(join(tmpdir(), "ionos-ipsec-tunnels-test-"));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Runs a program to its end.
 *
 * @param {string[]} command
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {Record<string, string>} [options.env] beside the PATH
 * @param {string | Uint8Array} [options.input] standard input
 * @param {(stdout: string, child: import("node:child_process").ChildProcess) => void} [options.onOutput] is called with all
 *   output so far whenever there is more
 */
export async function runProgram([program, ...args], { cwd, env, input = "", onOutput } = {}) {
  const child = spawn(program, args, { cwd, env: { PATH: process.env.PATH, ...env } });
  const closed = once(child, "close");
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    stdout += chunk;
    onOutput?.(stdout, child);
  });
  // A program that ends early does not read the rest of its input.
  child.stdin.on("error", () => {});
  if (input !== null) child.stdin.end(input);
  const [stderr, [status, signal]] = await Promise.all([text(child.stderr), closed]);
  return { status, signal, stdout, stderr };
}
