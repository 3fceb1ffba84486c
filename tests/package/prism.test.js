// The five operations against Prism, a mock server: it reads the API's document and logs requests that violate it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { api, definition, failureOf, GATEWAY, publishedRequest, TOKEN, TUNNEL } from "../support/package.js";
import { freePort } from "../support/server.js";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * Runs something against Prism.
 *
 * @param {(client: object) => Promise<void>} act
 * @param {object} [options] - Client options beside the usual ones.
 * @returns {Promise<string[]>} the lines that Prism logged meanwhile
 */
async function logOf(act, options) {
  const port = await freePort();
  const args = ["mock", "--errors", "-d", "-p", String(port), "-h", "127.0.0.1", at("www/emulator/openapi.json")];
  const prism = spawn(process.execPath, [at("node_modules/@stoplight/prism-cli/dist/index.js"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1" },
  });
  let log = "";
  const listening = new Promise((resolve, reject) => {
    for (const stream of [prism.stdout, prism.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        log += text;
        if (log.includes("Prism is listening")) resolve();
      });
    }
    prism.on("close", () => reject(new Error(`Prism ended: ${log}`)));
  });
  try {
    await listening;
    await act(new api.TunnelClient({ baseUrl: `http://127.0.0.1:${port}`, token: TOKEN, retry: false, ...options }));
  } finally {
    const closed = once(prism, "close");
    if (prism.exitCode === null) {
      prism.kill();
      await closed;
    }
  }
  return log.split("\n");
}

const received = (log) => log.flatMap((line) => /\[HTTP SERVER\] (\w+) .*Request received/.exec(line)?.[1] ?? []);
const passed = (log) => log.filter((line) => line.includes("The request passed the validation rules"));
const violations = (log) => log.filter((line) => /violation|did not pass|✖|error/i.test(line));

test("the five operations violate nothing in the API's document", async () => {
  const { properties } = JSON.parse(publishedRequest);
  const log = await logOf(async (client) => {
    await client.list(GATEWAY, { offset: 20, limit: 10 });
    await client.create(GATEWAY, properties, { metadata: { ticket: "NET-42" } });
    await client.get(GATEWAY, TUNNEL);
    await client.ensure(GATEWAY, TUNNEL, definition());
    await client.delete(GATEWAY, TUNNEL);
  });
  assert.deepEqual(
    [received(log), passed(log).length, violations(log)],
    [["get", "post", "get", "put", "delete"], 5, []],
  );
});

test("a request that violates the document shows in the log", async () => {
  let error;
  const log = await logOf(
    async (client) => {
      error = await failureOf(client.create(GATEWAY, definition({ cloudNetworkCIDRs: [] })));
    },
    { validate: false },
  );
  assert.equal(error.kind, "unprocessable");
  assert.ok(
    violations(log).some((line) => /Violation: .*cloudNetworkCIDRs/.test(line)),
    log.join("\n"),
  );
});
