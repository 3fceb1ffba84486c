// Every document that the package's advice names has an address in the console, so that it is a link there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { issueCatalog } from "../../pkg/index.mjs";

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("../../www/src/form/references.ts", import.meta.url))],
  bundle: true,
  format: "esm",
  write: false,
});
const { referencesIn } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

test("each document that the package names is a link in the console", () => {
  const named = Object.values(issueCatalog).flatMap(({ reference, references = {} }) => [
    reference ?? "",
    ...Object.values(references),
  ]);
  const documents = named.filter((text) => text !== "").flatMap((text) => referencesIn(text));
  assert.ok(documents.length > 0);
  for (const { name, address } of documents) assert.ok(URL.canParse(address), `${name} has no address`);
});

test("a section of an RFC is linked to", () => {
  assert.deepEqual(referencesIn("RFC 4106 §6, RFC 7296"), [
    { name: "RFC 4106 §6", address: "https://www.rfc-editor.org/rfc/rfc4106.html#section-6" },
    { name: "RFC 7296", address: "https://www.rfc-editor.org/rfc/rfc7296.html" },
  ]);
});
