// The README's Node script, run exactly as it is written, with the packed package, against the emulator.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { serveEmulator } from "../../www/emulator/server.js";
import { installPacked } from "../support/packed.js";
import { example } from "../support/readme.js";

const GATEWAY = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";

describe("The README's Node script", { timeout: 60_000 }, () => {
  let folder;
  let server;
  before(async () => {
    folder = await mkdtemp(join(await installPacked(), "readme-"));
    await writeFile(join(folder, "script.mjs"), example("A Node script", "js"));
    server = await serveEmulator({ provisionMs: 50 });
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const runScript = async (env) => {
    const options = { cwd: folder, env: { PATH: process.env.PATH, ...env } };
    const { stdout } = await promisify(execFile)(process.execPath, ["script.mjs", GATEWAY], options);
    return stdout;
  };
  const good = () => ({ IONOS_API_URL: server.url, IONOS_TOKEN: "demo", OFFICE_PSK: "a-key-for-the-office-tunnel" });

  test("makes one tunnel, however often it runs", async () => {
    assert.equal(await runScript(good()), "created\nAVAILABLE\n");
    assert.equal(await runScript(good()), "updated\nAVAILABLE\n");
  });

  test("says what is wrong in a sentence", async () => {
    const failure = await runScript({ ...good(), OFFICE_PSK: "" }).catch((error) => error);
    assert.equal(failure.code, 1);
    assert.equal(
      failure.stderr,
      "Nothing was sent. auth.psk.key must not be empty: type or generate a pre-shared key.\n",
    );
  });
});
