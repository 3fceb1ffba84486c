// Packs the functions into archives as Netlify does, and unpacks them as its platform does.

import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { zipFunctions } from "@netlify/zip-it-and-ship-it";
import { unzipSync } from "fflate";

const archives = await zipFunctions("functions", "archives", {
  basePath: import.meta.dirname,
  config: { "*": { nodeBundler: "nft" }, bundled: { nodeBundler: "esbuild" } },
});
for (const { name, path } of archives) {
  for (const [file, bytes] of Object.entries(unzipSync(await readFile(path)))) {
    const to = join("dist", name, file);
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, bytes);
  }
}
const entries = archives.map(({ name, entryFilename }) => [`/${name}`, `./${name}/${entryFilename}`]);
await writeFile("dist/entries.json", JSON.stringify(Object.fromEntries(entries)));
await cp("platform.mjs", "dist/platform.mjs");
