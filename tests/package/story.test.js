// The packed package in an empty project: ES modules and CommonJS in Node tell the same story over HTTP, and end.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { serveEmulator } from "../../www/emulator/server.js";
import { project, publishedRequest } from "../support/package.js";

// Inside of the project, where the package is found as from any of its files.
const folder = await mkdtemp(join(project, "story-"));
after(() => rm(folder, { recursive: true, force: true }));

for (const file of ["story.mjs", "story.cjs", "story-shared.mjs", "../fixtures/create-request.json"]) {
  await copyFile(new URL(file, import.meta.url), join(folder, file.split("/").at(-1)));
}

/** Runs a program, with an emulator of its own, until it ends by itself. */
async function tell(program) {
  const emulator = await serveEmulator({ provisionMs: 150 });
  try {
    const options = { cwd: folder, timeout: 60_000 };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, emulator.url], options);
    return { ...JSON.parse(stdout), stderr };
  } finally {
    await emulator.close();
  }
}

const { properties } = JSON.parse(publishedRequest);
const shown = { ...properties, auth: { method: "PSK" } };
const chapters = {
  "the published sample is valid and complete": [
    "checked",
    { valid: true, value: properties, codes: ["psk.sample", "cidr.host-bits"] },
  ],
  "a tunnel is created, its key not shown": ["created", ["ipsectunnel", "PROVISIONING", shown]],
  "a tunnel becomes available": ["available", [true, "AVAILABLE"]],
  "a tunnel is read": ["got", [true, shown]],
  "tunnels are listed": ["listed", [[true], 0, 100, "collection"]],
  "a tunnel is ensured, first created, then replaced": [
    "ensured",
    [
      [true, true, "ensured"],
      [false, true, "ensured again"],
    ],
  ],
  "a tunnel is deleted": ["deleted", "not-found"],
  "250 tunnels come once each in pages of 7": ["iterated", [250, 250, true]],
  "each error status is an ApiError of its kind": [
    "errors",
    {
      400: "bad-request",
      401: "unauthorized",
      403: "forbidden",
      404: "not-found",
      409: "conflict",
      415: "unsupported-media-type",
      418: "unexpected",
      422: "unprocessable",
      429: "rate-limited",
      500: "server-error",
      503: "unavailable",
    },
  ],
  "errors of import and require are known to each other's classes": [
    "known",
    [
      [true, true, false, true],
      [true, true, false, true],
    ],
  ],
  "nothing is written to stderr": ["stderr", ""],
};

for (const program of ["story.mjs", "story.cjs"]) {
  const told = tell(program);
  for (const [what, [chapter, expected]] of Object.entries(chapters)) {
    test(`${program}: ${what}`, async () => {
      assert.deepEqual((await told)[chapter], expected);
    });
  }
}
