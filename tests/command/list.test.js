// `list`: the tunnels of a gateway and the gateways, for people and for programs.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { listen } from "../support/server.js";
import { definition, emulated, folderWith, GATEWAY, run } from "./support.js";

/** An emulator that has some tunnels. */
async function withTunnels(context, tunnels) {
  const server = await emulated(context);
  const cwd = await folderWith(context, { "tunnels.json": tunnels });
  const { status, stderr } = await run(["apply", "tunnels.json", "--gateway", GATEWAY, "--yes"], { cwd, ...server });
  assert.equal(status, 0, stderr);
  return server;
}

test("tunnels come as a table, a line for each", async (context) => {
  const server = await withTunnels(context, [definition("a", 1), definition("longer-name", 2)]);
  const { status, stdout } = await run(["list", "--gateway", GATEWAY], server);
  assert.equal(status, 0);
  const [head, ...lines] = stdout.trimEnd().split("\n");
  assert.match(head, /^NAME +STATUS +REMOTE HOST +CLOUD NETWORKS +PEER NETWORKS +ID$/);
  assert.deepEqual(lines.map((line) => line.split(/ +/).slice(0, 5)).sort(), [
    ["a", "AVAILABLE", "a.mycompany.com", "10.7.1.0/24", "192.168.1.0/24"],
    ["longer-name", "AVAILABLE", "longer-name.mycompany.com", "10.7.2.0/24", "192.168.2.0/24"],
  ]);
  for (const line of lines) assert.equal(line.indexOf("AVAILABLE"), head.indexOf("STATUS"));
});

test("columns stand below each other, however wide the characters of names are", async (context) => {
  const names = ["a", "\u6771\u4eac \u{1f3e2}", "Mu\u0308nchen", "\uff76\uff85"];
  const ofHost = { remoteHost: "vpn.mycompany.com" };
  const server = await withTunnels(
    context,
    names.map((name, index) => definition(name, index + 1, ofHost)),
  );
  const { stdout } = await run(["list", "--gateway", GATEWAY], server);
  const [, ...lines] = stdout.trimEnd().split("\n");
  const columns = ["a        ", "\u6771\u4eac \u{1f3e2}  ", "Mu\u0308nchen  ", "\uff76\uff85       "];
  assert.deepEqual(lines.map((line) => line.slice(0, line.indexOf("AVAILABLE"))).sort(), columns.sort());
});

test("the reason why a tunnel has failed is below the table", async (context) => {
  const server = await withTunnels(context, [definition("a", 1, { remoteHost: "peer.invalid" })]);
  const { stdout } = await run(["list", "--gateway", GATEWAY], server);
  assert.match(stdout, /^a: The remote host peer\.invalid does not resolve/m);
});

test("JSON is what the API answers", async (context) => {
  const server = await withTunnels(context, [definition("a", 1)]);
  const { stdout } = await run(["list", "--gateway", GATEWAY, "--format", "json"], server);
  assert.deepEqual(JSON.parse(stdout), await server.tunnels());
});

test("a gateway without tunnels is a sentence, or an empty list in JSON", async (context) => {
  const server = await emulated(context);
  assert.equal((await run(["list", "--gateway", GATEWAY], server)).stdout, "The gateway has no tunnels.\n");
  assert.equal((await run(["list", "--gateway", GATEWAY, "--format", "json"], server)).stdout, "[]\n");
});

test("gateways come with their addresses and ids", async (context) => {
  const server = await emulated(context);
  const { status, stdout } = await run(["list", "--gateways"], server);
  assert.equal(status, 0);
  assert.match(stdout, new RegExp(`^vpn-frankfurt +203\\.0\\.113\\.10 +STANDARD +AVAILABLE +${GATEWAY}$`, "m"));
  const { stdout: json } = await run(["list", "--gateways", "--format", "json"], server);
  assert.deepEqual(
    JSON.parse(json).map(({ properties }) => properties.name),
    ["vpn-frankfurt", "vpn-partners", "vpn-test"],
  );
});

test("the server can be named as an argument", async (context) => {
  const { url, env } = await emulated(context);
  const { status } = await run(["list", "--gateways", "--base-url", url], { env: { IONOS_TOKEN: env.IONOS_TOKEN } });
  assert.equal(status, 0);
});

test("a tunnel that lacks members is listed all the same", async (context) => {
  const list = { id: GATEWAY, type: "collection", href: "/", offset: 0, limit: 100, _links: {} };
  const items = [
    { id: "c28b2d3e-7b15-53ca-ae88-6ae9378d6efe", type: "ipsectunnel", href: "/", properties: { name: "a" } },
  ];
  const server = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ ...list, items }));
  });
  const { url, close } = await listen(server);
  context.after(close);
  const { status, stdout } = await run(["list", "--gateway", GATEWAY, "--base-url", url], {
    env: { IONOS_TOKEN: "t" },
  });
  assert.equal(status, 0);
  assert.match(stdout, /^a +c28b2d3e-7b15-53ca-ae88-6ae9378d6efe$/m);
});

test("names do not steer the terminal", async (context) => {
  const server = await withTunnels(context, [definition("a\u001b[2Jb", 1, { remoteHost: "a.mycompany.com" })]);
  const { stdout } = await run(["list", "--gateway", GATEWAY], server);
  assert.ok(!stdout.includes("\u001b"), stdout);
});

const troubles = {
  "no token": { env: { IONOS_TOKEN: "" }, status: 2, says: /environment variable IONOS_TOKEN/ },
  "no server": { env: { IONOS_API_URL: "" }, status: 2, says: /--region.* IONOS_API_URL/ },
  "a server without https": { env: { IONOS_API_URL: "http://vpn.example" }, status: 2, says: /use https$/m },
  "an unknown region": { args: ["--region", "mars"], env: { IONOS_API_URL: "" }, status: 2, says: /region/ },
  "a region by the name of its argument": {
    args: ["--region", "mars"],
    env: { IONOS_API_URL: "" },
    status: 2,
    says: /: --region must be one of de-fra, .*us-mci$/m,
  },
  "an address that is none": {
    env: { IONOS_API_URL: "vpn" },
    status: 2,
    says: /: --base-url or IONOS_API_URL must be /,
  },
  "an address with a password": {
    env: { IONOS_API_URL: "https://me:pass-canary@vpn.example" },
    status: 2,
    says: /: --base-url or IONOS_API_URL must hold no (?!.*canary)/,
  },
  "a token of two words": {
    env: { IONOS_TOKEN: "Bearer abc" },
    status: 2,
    says: /: IONOS_TOKEN must hold a token alone/,
  },
  "a token that is not accepted": { env: { IONOS_TOKEN: "invalid" }, status: 1, says: /401|token/ },
  "a gateway that is no id": { args: ["--gateway", "office"], status: 2, says: /--gateway must be .*"office"/ },
  "neither gateway nor gateways": { args: [], status: 2, says: /--gateway or --gateways/ },
};
for (const [what, { args = ["--gateway", GATEWAY], env, status, says }] of Object.entries(troubles)) {
  test(`${what} is reported in a sentence`, async (context) => {
    const server = await emulated(context);
    const all = args.includes("--region") ? ["--gateway", GATEWAY, ...args] : args;
    const outcome = await run(["list", ...all], { env: { ...server.env, ...env } });
    assert.equal(outcome.status, status, outcome.stderr);
    assert.match(outcome.stderr, says);
    assert.doesNotMatch(outcome.stderr, /\n\s+at /);
  });
}
