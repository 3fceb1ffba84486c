/** The project's OpenAPI document. For pages, which have no files, the bundle brings it along. */

import { readFileSync } from "node:fs";

export const document = JSON.parse(readFileSync(new URL("../../www/emulator/openapi.json", import.meta.url), "utf8"));
