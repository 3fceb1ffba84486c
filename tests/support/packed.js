// The npm package as users get it: packed from pkg/ and installed into an empty project, once per content of pkg/.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../", import.meta.url));
const shelf = join(root, "target", "packed");
const npm = (args, cwd) => promisify(execFile)("npm", args, { cwd });

/**
 * @returns {Promise<string>} path of the tarball that `npm pack` makes of pkg/
 */
export async function packedTarball() {
  const folder = await packed();
  const [tarball] = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  return join(folder, tarball);
}

/**
 * @returns {Promise<string>} folder of a project that has nothing but the packed package installed
 */
export async function installPacked() {
  return join(await packed(), "project");
}

let result;

function packed() {
  result ??= packOnce();
  return result;
}

/** Test processes run in parallel: each makes the folder under a temporary name, and the first to finish renames it. */
async function packOnce() {
  const folder = join(shelf, await contentHash(join(root, "pkg")));
  if (await exists(folder)) return folder;
  await mkdir(shelf, { recursive: true });
  const draft = await mkdtemp(join(shelf, "draft-"));
  try {
    await npm(["pack", "./pkg", "--pack-destination", draft, "--loglevel=error"], root);
    const [tarball] = await readdir(draft);
    const project = join(draft, "project");
    await mkdir(project);
    await writeFile(join(project, "package.json"), '{"type":"module","private":true}\n');
    const quietly = ["--offline", "--no-audit", "--no-fund", "--no-save", "--loglevel=error"];
    await npm(["install", ...quietly, join(draft, tarball)], project);
    await rename(draft, folder);
  } catch (error) {
    if (!(await exists(folder))) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

async function contentHash(folder) {
  const hash = createHash("sha256");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  for (const file of files.sort()) hash.update(`${relative(folder, file)}\0`).update(await readFile(file));
  return hash.digest("hex").slice(0, 16);
}

const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  );
