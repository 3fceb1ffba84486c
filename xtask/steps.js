/** Shared by all commands: running programs, finding files, doing a step only once, and reporting faults. */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** A path in the repository. An absolute path stays as it is. */
export const at = (...parts) => resolve(root, ...parts);

/** A fault that the user of a command can fix. It is shown as a sentence, without a stack. */
export class Fault extends Error {}

/** This machine cannot do a step that others can. `npm test` names it in its results, and goes on. */
export class NotHere extends Fault {}

/** Says on stderr what happens next; stdout belongs to what a command prints for other programs. */
export function say(text) {
  process.stderr.write(`\n── ${text}\n`);
}

/** Runs a program to its end; its output is shown. */
export function run(command, args = [], { env, cwd = root, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    // The steps' own output goes to stderr, see say().
    const stdio = ["ignore", quiet ? "ignore" : process.stderr, quiet ? "ignore" : process.stderr];
    const child = spawn(command, args, { cwd, stdio, env: { ...process.env, CARGO_TARGET_DIR: at("target"), ...env } });
    const forward = (signal) => child.kill(signal);
    process.on("SIGINT", forward).on("SIGTERM", forward);
    const done = () => process.off("SIGINT", forward).off("SIGTERM", forward);
    child.on("error", (error) => {
      done();
      reject(error.code === "ENOENT" ? new Fault(`${command} is not installed.`) : error);
    });
    child.on("close", (code, signal) => {
      done();
      if (code === 0) resolve();
      else reject(new Fault(`${command} ${args.join(" ")} ended with ${signal ?? `exit code ${code}`}.`));
    });
  });
}

/** What a program prints. */
export function read(command, args = []) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", process.stderr] });
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.on("error", (error) => reject(error.code === "ENOENT" ? new Fault(`${command} is not installed.`) : error));
    child.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(chunks).toString());
      else reject(new Fault(`${command} ${args.join(" ")} ended with exit code ${code}.`));
    });
  });
}

/** Where a program is on the PATH, if it is. */
export function which(...names) {
  const folders = (process.env.PATH ?? "").split(":");
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** Every file under folders of the repository, in a stable order. */
export function filesUnder(...folders) {
  const filesOf = (folder) =>
    readdirSync(at(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)));
  return folders.flatMap(filesOf).sort();
}

/** Does a step unless it was done with the same inputs: the contents of files, and texts. */
export async function once(stamp, { files = [], texts = [], needs = [] }, step) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(at(file)));
  for (const text of texts) hash.update(`\0${text}`);
  const digest = hash.digest("hex");
  const path = at(stamp);
  const isDone =
    existsSync(path) && readFileSync(path, "utf8") === digest && needs.every((need) => existsSync(at(need)));
  if (isDone) return;
  await step();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, digest);
}

/** Runs a command's main function; faults become one line and exit code 1. */
export async function main(command) {
  try {
    await command(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
