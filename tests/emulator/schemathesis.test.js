// The emulator against the OpenAPI document, tested by schemathesis, which requirements.txt installs.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { serveEmulator } from "../../www/emulator/server.js";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

test("schemathesis finds no violation", async (context) => {
  // Without a delay, because a tunnel that can still be read while it is DESTROYING counts as used after its removal.
  const { url, close } = await serveEmulator({ provisionMs: 0 });
  context.after(close);
  // It leaves files in its working directory.
  const cwd = await mkdtemp(join(tmpdir(), "schemathesis-"));
  context.after(() => rm(cwd, { recursive: true }));

  const child = spawn(
    path("../../target/schemathesis/bin/schemathesis"),
    [
      ...["run", path("../../www/emulator/openapi.json"), "--url", url, "--header", "Authorization: Bearer emulator"],
      ...["--checks", "all", "--seed", "7", "--max-examples", "60", "--generation-database", "none", "--no-color"],
      // This health check is about the speed of the machine, and would fail the run on a busy one.
      ...["--suppress-health-check", "too_slow"],
    ],
    {
      cwd,
      env: {
        ...process.env,
        SCHEMATHESIS_HOOKS: "schemathesis_hooks",
        PYTHONPATH: path("."),
        PYTHONDONTWRITEBYTECODE: "1",
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  assert.equal(code, 0, `${stdout}\n${stderr}`);
});
