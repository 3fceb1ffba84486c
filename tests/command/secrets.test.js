// No subcommand except `peer` prints a token or a key, even if the API repeats it.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { listen } from "../support/server.js";
import { definition, emulated, folderWith, GATEWAY, keyOf, PSK, run, TOKEN } from "./support.js";

/** The forms in which a secret could be printed. */
const forms = [TOKEN, PSK, keyOf(2)].flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64"),
  Buffer.from(secret).toString("base64url"),
  Buffer.from(secret).toString("hex"),
]);

function assertSilent({ stdout, stderr }) {
  for (const form of forms) assert.ok(!(stdout + stderr).includes(form), stdout + stderr);
}

const subcommands = {
  check: ["check", "tunnels.json"],
  "check in JSON": ["check", "tunnels.json", "--format", "json"],
  plan: ["plan", "tunnels.json", "--gateway", GATEWAY, "--rotate-keys"],
  "plan in JSON": ["plan", "tunnels.json", "--gateway", GATEWAY, "--rotate-keys", "--format", "json"],
  apply: ["apply", "tunnels.json", "--gateway", GATEWAY, "--yes", "--rotate-keys"],
  "apply in JSON": ["apply", "tunnels.json", "--gateway", GATEWAY, "--yes", "--rotate-keys", "--format", "json"],
  list: ["list", "--gateway", GATEWAY],
  "list in JSON": ["list", "--gateway", GATEWAY, "--format", "json"],
  "list of gateways": ["list", "--gateways"],
};
const tunnels = [definition("a", 1, { preSharedKey: PSK, psk: { key: PSK } }), definition("b", 2)];

test("no secret is printed", async (context) => {
  const { env } = await emulated(context);
  const cwd = await folderWith(context, { "tunnels.json": tunnels });
  for (const [name, args] of Object.entries(subcommands)) {
    const outcome = await run(args, { cwd, env });
    assert.equal(outcome.status, 0, `${name}: ${outcome.stderr}`);
    assert.notEqual(outcome.stdout, "");
    assertSilent(outcome);
  }
});

for (const status of [400, 401, 500]) {
  test(`no secret is printed that the API repeats in an answer of status ${status}`, async (context) => {
    const { url, close } = await listen(
      createServer((request, response) => {
        const chunks = [];
        request.on("data", (chunk) => chunks.push(chunk));
        request.on("end", () => {
          const message = `${request.headers.authorization} sent ${Buffer.concat(chunks)} with ${PSK}`;
          const isList = request.method === "GET";
          response.writeHead(isList ? 200 : status, { "Content-Type": "application/json" });
          response.end(
            JSON.stringify(
              isList
                ? { id: GATEWAY, type: "collection", href: "/", items: [], offset: 0, limit: 100, _links: {} }
                : { httpStatus: status, messages: [{ errorCode: "paas-x", message }] },
            ),
          );
        });
      }),
    );
    context.after(close);
    const cwd = await folderWith(context, { "tunnels.json": [definition()] });
    for (const format of ["text", "json"]) {
      const args = ["apply", "tunnels.json", "--gateway", GATEWAY, "--yes", "--format", format];
      const outcome = await run(args, { cwd, env: { IONOS_API_URL: url, IONOS_TOKEN: TOKEN } });
      assert.equal(outcome.status, 1);
      assert.match(outcome.stdout, /paas-x|failed/);
      assertSilent(outcome);
    }
  });
}

for (const [where, changes] of Object.entries({
  "the description": { description: `the key is ${PSK}` },
  "the name": { name: PSK },
  "the remote host": { remoteHost: `${PSK}_` },
  "an algorithm": { ike: { encryptionAlgorithm: PSK } },
  "a network": { cloudNetworkCIDRs: [PSK] },
  "the name of a member": { [PSK]: true },
  "a wrong place of auth, and in the description": {
    auth: { method: "PSK", preSharedKey: PSK },
    description: `the key is ${PSK}`,
  },
})) {
  test(`check does not print a key that is in ${where}`, async (context) => {
    const text = JSON.stringify([definition("a", 1, changes)], null, 2);
    const cwd = await folderWith(context, {
      "tunnels.json": text,
      // Written with escapes, as some programs do.
      "escaped.json": text.replace(/Q7mZ(?=[^,]*,)/g, "\\u0051\\u0037mZ"),
    });
    for (const format of ["text", "json", "sarif"]) {
      const outcome = await run(["check", "tunnels.json", "escaped.json", "--format", format], { cwd, env: {} });
      assert.match(outcome.stdout, /tunnels\.json/);
      assertSilent(outcome);
    }
  });
}

test("no key is printed that an API gives back in its tunnels", async (context) => {
  const kept = new Map();
  const tunnelOf = ([id, properties]) => {
    const statusMessage = `IKE_AUTH with ${properties.auth.psk.key} refused`;
    return { id, type: "ipsectunnel", href: "/", metadata: { status: "FAILED", statusMessage }, properties };
  };
  const { url, close } = await listen(
    createServer(async (request, response) => {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const id = request.url.split("/").at(-1);
      if (request.method === "PUT") kept.set(id, JSON.parse(Buffer.concat(chunks)).properties);
      const items = [...kept].map(tunnelOf);
      const list = { id: GATEWAY, type: "collection", href: "/", items, offset: 0, limit: 100, _links: {} };
      response.writeHead(request.method === "PUT" ? 201 : 200, { "Content-Type": "application/json" });
      response.end(JSON.stringify(kept.has(id) ? tunnelOf([id, kept.get(id)]) : list));
    }),
  );
  context.after(close);
  const env = { IONOS_API_URL: url, IONOS_TOKEN: TOKEN };
  const before = [definition("a", 1, { description: `with ${PSK}` }), definition("b", 2)];
  const cwd = await folderWith(context, {
    "before.json": before,
    "after.json": [before[0], definition("b", 2, { description: `now ${keyOf(2)}` })],
  });
  for (const [file, format] of ["text", "json"].flatMap((format) => [
    ["before.json", format],
    ["after.json", format],
  ])) {
    for (const args of [["plan"], ["apply", "--yes", "--rotate-keys"]]) {
      const outcome = await run([...args, file, "--gateway", GATEWAY, "--format", format], { cwd, env });
      assert.equal(outcome.status, 0, outcome.stderr);
      assert.match(outcome.stdout, /FAILED|create|change|update/);
      assertSilent(outcome);
    }
  }
  for (const format of ["text", "json"]) {
    const args = ["apply", "--yes", "--wait", "after.json", "--gateway", GATEWAY, "--format", format];
    const outcome = await run(args, { cwd, env });
    assert.equal(outcome.status, 1, outcome.stderr);
    assert.match(outcome.stdout, /IKE_AUTH with •+ refused/);
    assertSilent(outcome);
  }
  const listed = await run(["list", "--gateway", GATEWAY, "--format", "json"], { cwd, env });
  assert.deepEqual(
    JSON.parse(listed.stdout).map(({ properties }) => properties.auth),
    [{ method: "PSK" }, { method: "PSK" }],
  );
});
