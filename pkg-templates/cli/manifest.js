/** The package's own manifest, which holds its name and version. */

import { readFileSync } from "node:fs";

export const manifest = () => JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
