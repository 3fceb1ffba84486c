// Projects of users: a folder with a package.json and its lock file, installed with the packed package into a copy of
// its own under target/projects. Only one test file may use a project, as two must not install into it at once.

import { execFile } from "node:child_process";
import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { at, once } from "../../xtask/steps.js";
import { packedTarball } from "./packed.js";

const execute = promisify(execFile);

/**
 * @param {URL} source - The project's folder.
 * @param {string} [name] - Name of the copy.
 * @returns {Promise<string>} folder of the copy: with its dependencies and the package, and no output of earlier builds
 */
export async function installProject(source, name = basename(fileURLToPath(source))) {
  const folder = at("target/projects", name);
  await mkdir(join(folder, "node_modules"), { recursive: true });
  for (const entry of await readdir(folder)) {
    if (entry !== "node_modules") await rm(join(folder, entry), { recursive: true, force: true });
  }
  await cp(source, folder, { recursive: true });
  const files = ["package.json", "package-lock.json"].map((file) => join(folder, file));
  await once(join(folder, "node_modules", ".installed"), { files, texts: [process.version] }, async () => {
    await execute("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder });
    await mkdir(join(folder, "node_modules"), { recursive: true });
  });
  const tarball = await packedTarball();
  const installed = join(folder, "node_modules", "ionos-ipsec-tunnels");
  await once(join(installed, ".installed"), { files: [tarball] }, async () => {
    await rm(installed, { recursive: true, force: true });
    await mkdir(installed, { recursive: true });
    await execute("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]);
  });
  return folder;
}
