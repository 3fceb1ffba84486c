// Like platforms that deploy only the files which a program needs: `node trace.js PROGRAM FOLDER` copies those files.

import { cp } from "node:fs/promises";
import { join } from "node:path";
import { nodeFileTrace } from "@vercel/nft";

const [program, folder] = process.argv.slice(2);
const { fileList } = await nodeFileTrace([program, "package.json"]);
for (const file of fileList) await cp(file, join(folder, file));
