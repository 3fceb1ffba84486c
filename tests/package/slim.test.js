// The slim entry: nothing works before `init`, which takes the WebAssembly in every form. Each case has a fresh process.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { build } from "esbuild";
import { project, requireInstalled } from "../support/package.js";
import { listen } from "../support/server.js";

const wasm = await readFile(requireInstalled.resolve("ionos-ipsec-tunnels/module.wasm"));
const server = createServer((request, response) => {
  const found = request.url.startsWith("/module");
  response.writeHead(found ? 200 : 404, {
    "Content-Type": request.url.endsWith(".wasm") ? "application/wasm" : "application/octet-stream",
  });
  if (request.url === "/module-broken.wasm") response.write(wasm.subarray(0, 1000), () => response.destroy());
  else response.end(found ? wasm : "not here");
});
const { url: origin, close } = await listen(server);
after(close);

/** The first lines of each program, by its module format. `show` prints its argument as JSON. */
const given = {
  module: `
    import * as fs from "node:fs";
    import { createRequire } from "node:module";
    import { pathToFileURL } from "node:url";
    import * as slim from "ionos-ipsec-tunnels/slim";
    const require = createRequire(import.meta.url);`,
  commonjs: `
    const fs = require("node:fs");
    const { pathToFileURL } = require("node:url");
    const slim = require("ionos-ipsec-tunnels/slim");`,
};
const helpers = `
  const path = require.resolve("ionos-ipsec-tunnels/module.wasm");
  const wasm = fs.readFileSync(path);
  const init = slim.default;
  const show = (value) => console.log(JSON.stringify(value));
  const failure = async (act) => {
    try { await act(); return "no error"; } catch (error) { return [error.name, error.code, error.message]; }
  };
  const works = () => slim.isUuid("66a114c7-2ddd-5119-9ddf-5a789f5a5a44");`;

/** Runs the body of an async function in a process of its own; what it shows. */
async function run(body, type = "module") {
  const program = `${given[type]}${helpers}\n(async () => {${body}})();`;
  const { stdout } = await promisify(execFile)(process.execPath, [`--input-type=${type}`, "-e", program], {
    cwd: project,
  });
  return JSON.parse(stdout);
}

const functions = {
  validateTunnel: "{}",
  validateTunnelJson: '"{}"',
  validateTunnelsJson: '"[]"',
  validateField: '"name", "x"',
  checkTunnels: "[]",
  planTunnels: '"66a114c7-2ddd-5119-9ddf-5a789f5a5a44", [], []',
  parseCidr: '"10.0.0.0/8"',
  isCidr: '"10.0.0.0/8"',
  cidrsOverlap: '"10.0.0.0/8", "10.0.0.0/8"',
  isRemoteHost: '"a"',
  isUuid: '"a"',
  newTunnelId: "",
  tunnelIdFor: '"66a114c7-2ddd-5119-9ddf-5a789f5a5a44", "a"',
  generatePsk: "",
};
const uses = {
  ...Object.fromEntries(Object.entries(functions).map(([name, args]) => [name, `slim.${name}(${args})`])),
  "tunnelSchema's validate": 'slim.tunnelSchema["~standard"].validate({})',
  "new TunnelClient": 'new slim.TunnelClient({ region: "de-fra", token: "t" })',
};

/** Before init it does not matter what is wrong with the arguments. */
const usesOfNothing = Object.fromEntries(
  Object.keys(functions).map((name) => [`${name} of nothing`, `slim.${name}(null)`]),
);
const usesBeforeInit = { ...uses, ...usesOfNothing };

for (const type of Object.keys(given)) {
  test(`${type}: before init everything that needs WebAssembly throws and says what to call`, async () => {
    const attempts = Object.values(usesBeforeInit).map((use) => `await failure(() => ${use})`);
    const failures = await run(`show([${attempts.join(", ")}]);`, type);
    for (const [index, [name, code, message]] of failures.entries()) {
      const which = Object.keys(usesBeforeInit)[index];
      assert.deepEqual([name, code], ["ConfigurationError", "wasm.not-initialised"], which);
      assert.match(message, /\binit\b/, which);
    }
    assert.equal(failures.length, Object.keys(usesBeforeInit).length);
  });

  test(`${type}: constants and classes are there before init`, async () => {
    const [limits, severity, regions, ciphers, isError] = await run(
      `show([
        slim.limits.nameLength, slim.issueCatalog.required.severity, slim.regions["de-fra"],
        slim.algorithms.encryptionAlgorithms.length, slim.isTunnelError(new slim.ApiError("x", { code: "y" })),
      ]);`,
      type,
    );
    assert.deepEqual(
      [limits, severity, regions, ciphers, isError],
      [255, "error", "https://vpn.de-fra.ionos.com", 10, true],
    );
  });

  test(`${type}: after init everything works`, async () => {
    const results = await run(`await init(); show([${Object.values(uses).map((use) => `typeof ${use}`)}]);`, type);
    assert.equal(results.length, Object.keys(uses).length);
  });
}

const sources = {
  "no source": "",
  undefined: "undefined",
  "a Buffer": "wasm",
  "a Uint8Array": "new Uint8Array(wasm)",
  "a view into a larger buffer": "new Uint8Array([0, 0, ...wasm, 0]).subarray(2, -1)",
  "a DataView": "new DataView(new Uint8Array(wasm).buffer)",
  "an ArrayBuffer": "new Uint8Array(wasm).buffer",
  "a WebAssembly.Module": "new WebAssembly.Module(wasm)",
  "a Response of the right type": 'new Response(wasm, { headers: { "Content-Type": "application/wasm" } })',
  "a Response of another type": "new Response(wasm)",
  "a promise of bytes": "Promise.resolve(wasm)",
  "a promise of a Response": "Promise.resolve(new Response(wasm))",
  "a promise of a module": "WebAssembly.compile(wasm)",
  "a file URL": "pathToFileURL(path)",
  "the text of a file URL": "pathToFileURL(path).href",
  "a URL that is fetched": `new URL("${origin}/module.wasm")`,
  "the text of a URL that is fetched": `"${origin}/module.wasm"`,
  "a URL that is fetched as another type": `"${origin}/module"`,
  "a fetch": `fetch("${origin}/module.wasm")`,
};
for (const [what, source] of Object.entries(sources)) {
  test(`init takes ${what}`, async () => {
    assert.equal(await run(`await init(${source}); show(works());`), true);
  });
}

const DAMAGED = /^The WebAssembly is damaged or incomplete/;
const NOT_THIS_VERSION = /^This is not the WebAssembly of this version/;
const NO_WASM =
  /^This is no WebAssembly\. Call init\(source\), with a URL of .*, a Response, its bytes or a WebAssembly\.Module/;
const NOT_LOADED = /^The WebAssembly could not be loaded; the error of the platform is the cause\.$/;

const bad = {
  "bytes that are no WebAssembly": ["new Uint8Array(100)", DAMAGED],
  "no bytes": ["new Uint8Array(0)", DAMAGED],
  "bytes that break off": ["wasm.subarray(0, 1000)", DAMAGED],
  // There is no section of the kind 255.
  "bytes of which one is wrong": ["new Uint8Array(wasm).with(8, 255)", DAMAGED],
  "a buffer that was transferred": [
    "(() => { const { buffer } = new Uint8Array(wasm); structuredClone(buffer, { transfer: [buffer] }); return buffer; })()",
    DAMAGED,
  ],
  "a Response that is an error": ['new Response("no", { status: 404 })', /status 404/],
  "a Response that is a page": ['new Response("<html>")', DAMAGED],
  "a page that says it is WebAssembly": [
    'new Response("<html>", { headers: { "Content-Type": "application/wasm" } })',
    DAMAGED,
  ],
  "a Response that was read already": [
    "(async () => { const r = new Response(wasm); await r.text(); return r; })()",
    NOT_LOADED,
  ],
  "a Response whose connection breaks": [`fetch("${origin}/module-broken.wasm")`, NOT_LOADED],
  "a file that is not there": ['"file:///nowhere/module.wasm"', NOT_LOADED],
  "an address that is not there": [`"${origin}/nowhere.wasm"`, /status 404/],
  "a text that is no address": ['"no address"', NOT_LOADED],
  "a module of another kind": ["new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))", NOT_THIS_VERSION],
  "a module of another build": [
    'new Uint8Array(wasm).with(wasm.lastIndexOf("module.wasm ") + 12, 122)',
    NOT_THIS_VERSION,
  ],
  "a module of another realm": ['new (require("node:vm").runInNewContext("WebAssembly.Module"))(wasm)', NO_WASM],
  "a number": ["7", NO_WASM],
  null: ["null", NO_WASM],
  "an empty object": ["{}", NO_WASM],
  "a Blob": ["new Blob([wasm])", NO_WASM],
  "a Request": [`new Request("${origin}/module.wasm")`, NO_WASM],
};
for (const [what, [source, words]] of Object.entries(bad)) {
  test(`init with ${what} rejects with a ConfigurationError that says why`, async () => {
    const [name, code, message] = await run(`show(await failure(() => init(${source})));`);
    assert.deepEqual([name, code], ["ConfigurationError", "wasm.unavailable"]);
    assert.match(message, words);
  });

  test(`after init with ${what} failed, it can be tried once more`, async () => {
    assert.equal(await run(`await failure(() => init(${source})); await init(); show(works());`), true);
  });
}

test("init with a promise that rejects rejects too, and can be tried once more", async () => {
  const [failed, works] = await run(
    `const failed = await failure(() => init(Promise.reject(new Error("offline"))));
     await init();
     show([failed !== "no error", works()]);`,
  );
  assert.deepEqual([failed, works], [true, true]);
});

test("the stack of a call before init begins at the caller", async () => {
  const frame = await run(
    `function mine() { return slim.isUuid("x"); }
     try { mine(); } catch ({ stack }) { show(stack.split("\\n").find((line) => /^\\s+at /.test(line))); }`,
  );
  assert.match(frame, /^\s+at mine/);
});

test("the stacks of the schema before init, and of an init that fails, begin at the caller", async () => {
  const frames = await run(
    `const first = ({ stack }) => stack.split("\\n").find((line) => /^\\s+at /.test(line));
     const found = [];
     function mine() { return slim.tunnelSchema["~standard"].validate({}); }
     try { mine(); } catch (error) { found.push(first(error)); }
     async function later() { await init(new Uint8Array(9)); }
     await later().catch((error) => found.push(first(error)));
     show(found);`,
  );
  assert.match(frames[0], /^\s+at mine/);
  assert.match(frames[1], /^\s+at (async )?later/);
});

test("between a failed init and the next, calls say what to do", async () => {
  const [, code] = await run("await failure(() => init(new Uint8Array(9))); show(await failure(works));");
  assert.equal(code, "wasm.not-initialised");
});

test("init again is harmless, with whatever source", async () => {
  const client = 'const client = new slim.TunnelClient({ region: "de-fra", token: "t" });';
  const works = await run(
    `await init(); ${client} await init(); await init(wasm); await init(new Uint8Array(9));
     show([works(), client.baseUrl]);`,
  );
  assert.deepEqual(works, [true, "https://vpn.de-fra.ionos.com"]);
});

test("init many times at once is harmless", async () => {
  assert.equal(await run("await Promise.all([init(), init(wasm), init(), init(wasm)]); show(works());"), true);
});

test("import and require of the slim entry are two copies: each has its init, and knows the errors of the other", async () => {
  const told = await run(
    `const other = require("ionos-ipsec-tunnels/slim");
     await init();
     const [, code] = await failure(() => other.isUuid("x"));
     await other.default();
     const error = await new slim.TunnelClient({ region: "de-fra", token: "t" }).get("x", "y").catch((error) => error);
     show([code, other.isUuid("x"), error instanceof other.ValidationError, other.isTunnelError(error)]);`,
  );
  assert.deepEqual(told, ["wasm.not-initialised", false, true, true]);
});

test("commonjs: an ES module that became a CommonJS one, as libraries are published in both, finds init", async () => {
  const contents = `
    import init, { isCidr } from "ionos-ipsec-tunnels/slim";
    init().then(() => console.log(isCidr("10.7.0.0/24")));`;
  // The default is all that `require` gives in the first, as in Node; in the second it is the member `default`.
  for (const sourcefile of ["library.mjs", "library.js"]) {
    const stdin = { contents, sourcefile, resolveDir: project };
    const { outputFiles } = await build({ stdin, bundle: true, packages: "external", format: "cjs", write: false });
    const args = ["--input-type=commonjs", "-e", outputFiles[0].text];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: project });
    assert.equal(stdout, "true\n", sourcefile);
  }
});

/** What a platform may do to WebAssembly, by the code of the error and its words. */
const platforms = {
  "has too little memory": [
    // Node instantiates WebAssembly of its own for fetch.
    `const allocate = (imports) => {
       if (imports?.["./core_bg.js"]) throw new RangeError("Out of memory: Cannot allocate Wasm memory");
     };
     const { instantiate } = WebAssembly;
     WebAssembly.instantiate = async (module, imports) => allocate(imports) ?? instantiate(module, imports);
     WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
       construct: (Instance, [module, imports]) => allocate(imports) ?? new Instance(module, imports),
     });`,
    ["wasm.unavailable", /too little memory/],
  ],
  "compiles nothing": [
    'WebAssembly.Module = function () { throw new WebAssembly.CompileError("Wasm code generation disallowed"); };' +
      "WebAssembly.compile = async () => new WebAssembly.Module();",
    ["wasm.blocked", /script-src 'wasm-unsafe-eval'/],
  ],
  "has none": ["globalThis.WebAssembly = undefined;", ["wasm.unavailable", /has no WebAssembly/]],
};
for (const [what, [change, [code, words]]] of Object.entries(platforms)) {
  test(`where the platform ${what}, init and a first call say so`, async () => {
    const failures = await run(
      `${change}
       const main = await import("ionos-ipsec-tunnels");
       show([await failure(() => init()), await failure(() => main.isUuid("x"))]);`,
    );
    for (const [name, found, message] of failures) {
      assert.deepEqual([name, found], ["ConfigurationError", code]);
      assert.match(message, words);
    }
  });
}
