/** The package's own manifest, which tells its name and release. */

import { readFileSync } from "node:fs";

export const manifest = () => JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
