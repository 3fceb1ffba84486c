// Every example in the declarations compiles, together with the declarations that it takes as given.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { api } from "../support/package.js";
import { compile, resolutions, root } from "./project.js";

const PACKAGE = 'import("ionos-ipsec-tunnels")';

/** What examples take as given: the package's exports, and variables such as a client and a tunnel. */
const context = [
  ...Object.keys(api).map((name) => `declare const ${name}: typeof ${PACKAGE}.${name};`),
  ...["IPSecTunnel", "IPSecTunnelAuth"].map((name) => `type ${name} = ${PACKAGE}.${name};`),
  `declare const client: ${PACKAGE}.TunnelClient;`,
  "declare const tunnel: IPSecTunnel, definition: IPSecTunnel, newTunnel: IPSecTunnel;",
  `declare const plan: ${PACKAGE}.Plan;`,
  "declare const gatewayId: string, tunnelId: string, id: string, key: string, text: string;",
  "declare const input: unknown, formData: unknown;",
  "declare const lifetimeInput: HTMLInputElement;",
  "declare function readToken(): Promise<string>;",
  'declare const readFile: typeof import("node:fs/promises").readFile;',
  'declare const useForm: typeof import("react-hook-form").useForm;',
  'declare const standardSchemaResolver: typeof import("@hookform/resolvers/standard-schema").standardSchemaResolver;',
].join("\n");

for (const entry of ["index", "slim", "locales/de"]) {
  test(`the examples of ${entry} compile`, async () => {
    const declarations = await readFile(join(root, `pkg/${entry}.d.mts`), "utf8");
    const files = { "context.ts": context };
    for (const [, comment] of declarations.matchAll(/^ *\/\*\*\n(.*?)\*\/$/gms)) {
      const words = comment.replace(/^ *\* ?/gm, "");
      for (const [, code] of words.matchAll(/^```ts\n(.*?)^```$/gms)) {
        files[`example-${Object.keys(files).length}.ts`] = `export {};\n${code}`;
      }
    }
    assert.ok(Object.keys(files).length > 1, "the declarations have their examples");
    const surrounding = { lib: ["es2022", "dom", "dom.iterable"], types: ["node"], skipLibCheck: true };
    const { code, output } = await compile(files, { ...resolutions.bundler, ...surrounding });
    assert.equal(code, 0, output);
  });
}
