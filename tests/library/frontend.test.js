// A Rust frontend that uses the library's client is built with wasm-bindgen, and runs against the emulator.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { access, copyFile, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { serveEmulator } from "../../www/emulator/server.js";
import { at, run } from "../../xtask/steps.js";

const GATEWAY = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
const KEY = "s3cr3t-canary-T7nq0vJw3mXc9sLk2bRz6yHd";

const crate = "tests/library/frontend";
const target = at("target/frontend");
const output = at("target/frontend/bindgen");

let emulator;
let connect;
before(async () => {
  // The crate is not a member of the workspace, but uses the versions in its lock file: wasm-bindgen and its tool must
  // have the same version.
  await copyFile(at("Cargo.lock"), at(crate, "Cargo.lock"));
  await run("cargo", ["build", "--quiet", "--target", "wasm32-unknown-unknown"], {
    cwd: at(crate),
    env: { CARGO_TARGET_DIR: target },
  });
  await rm(output, { recursive: true, force: true });
  const wasm = `${target}/wasm32-unknown-unknown/debug/frontend.wasm`;
  await run(at("target/tool/bindgen"), ["--target", "experimental-nodejs-module", "--out-dir", output, wasm]);
  ({ connect } = await import(`${output}/frontend.js`));
  emulator = await serveEmulator({ provisionMs: 50 });
});
after(() => emulator?.close());

test("the README has the example that is built here", async () => {
  const [readme, source] = await Promise.all([
    readFile(at("README.md"), "utf8"),
    readFile(at(crate, "src/readme.rs"), "utf8"),
  ]);
  assert.ok(readme.includes(`\`\`\`rust\n${source}\`\`\`\n`), "the block in README.md is not src/readme.rs");
});

test("a tunnel is created", async () => {
  const tunnel = JSON.parse(await connect(emulator.url, "good", GATEWAY, KEY));
  assert.equal(tunnel.properties.name, "office");
  assert.equal(tunnel.metadata.status, "AVAILABLE");
});

test("a key that the API would refuse is reported, and nothing is sent", async () => {
  await assert.rejects(connect("http://127.0.0.1:1", "good", GATEWAY, ""), ([message]) => {
    assert.match(message, /auth\.psk\.key/);
    return true;
  });
});

test("an error of the API is reported in its words", async () => {
  await assert.rejects(connect(emulator.url, "invalid", GATEWAY, KEY), ([message]) => {
    assert.match(message, /status 401/);
    return true;
  });
});

test("a call that takes too long leaves no connection behind", async () => {
  const stalling = createServer((_request, response) => response.write('{"id":'));
  stalling.listen(0, "127.0.0.1");
  await once(stalling, "listening");
  const url = `http://127.0.0.1:${stalling.address().port}`;
  // In a process of its own, which has no other connections.
  const script = `
    import { setImmediate } from "node:timers/promises";
    import { gateway_name } from ${JSON.stringify(`${output}/frontend.js`)};
    await gateway_name("${url}", "good", "${GATEWAY}", 50).catch(([message]) => console.log(message));
    const isOpen = () => process.getActiveResourcesInfo().includes("TCPSocketWrap");
    for (let turn = 0; turn < 1000 && isOpen(); turn++) await setImmediate();
    console.log(isOpen() ? "open" : "closed");
    process.exit();
  `;
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
    assert.match(stdout, /^No whole answer to GET .* within 50 milliseconds\.\nclosed\n$/);
  } finally {
    stalling.closeAllConnections();
    stalling.close();
  }
});

test("the library brings no exports and no files of JavaScript", async () => {
  const { default: ignored, ...exports } = await import(`${output}/frontend.js`);
  assert.deepEqual(Object.keys(exports).sort(), ["connect", "gateway_name"]);
  await assert.rejects(access(`${output}/snippets`), { code: "ENOENT" });
});
