// Errors in debugging and logging: their stacks, causes and JSON; and careless platforms and pages.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { test } from "node:test";
import { promisify } from "node:util";
import {
  answer,
  answerError,
  answerText,
  api,
  BASE_URL,
  definition,
  disconnected,
  failureOf,
  GATEWAY,
  operations,
  PSK,
  project,
  requireInstalled,
  scripted,
  TOKEN,
  TUNNEL,
  tunnelRead,
} from "../support/package.js";
import { freePort, listen } from "../support/server.js";

const ours = /node_modules.ionos-ipsec-tunnels/;
/** The frames of an error, from the first one on. */
const frames = ({ stack }) => stack.split("\n").filter((line) => /^\s+at /.test(line));

const calls = {
  "a call that the API refuses": [(client) => client.get(GATEWAY, TUNNEL), [answerError(403)]],
  "a call without an answer": [(client) => client.delete(GATEWAY, TUNNEL), [disconnected]],
  "a call with a bad id": [(client) => client.get("x", "y"), []],
  "a wait": [(client) => client.waitUntilDeleted(GATEWAY, TUNNEL), [answerError(401)]],
  "a walk": [(client) => client.iterate(GATEWAY).next(), [answerText(200)]],
};
for (const [what, [call, answers]] of Object.entries(calls)) {
  test(`the stack of ${what} begins at the caller`, async () => {
    const { client } = scripted(answers, { retry: false });
    async function mine() {
      await call(client);
    }
    const error = await failureOf(mine());
    assert.match(error.stack, new RegExp(`^${error.name} \\[${error.code}\\]: `));
    assert.doesNotMatch(frames(error)[0], ours);
    assert.match(error.stack, /at (async )?mine/);
  });
}

test("the stacks of two calls that a derived class makes of one tell where the calls are", async () => {
  class Cautious extends api.TunnelClient {
    async get(...args) {
      const errors = await Promise.all([failureOf(super.get(...args)), failureOf(super.get(...args))]);
      throw new AggregateError(errors);
    }
  }
  const { client } = scripted([answerError(403), answerError(403)], { retry: false }, { TunnelClient: Cautious });
  async function mine() {
    return await client.get(GATEWAY, TUNNEL);
  }
  const { errors } = await failureOf(mine());
  assert.match(frames(errors[0])[0], /at (async )?mine/);
  assert.match(frames(errors[1])[0], /Cautious\.get/);
});

test("the stack of options that cannot work begins at the caller", () => {
  function mine() {
    return new api.TunnelClient({ region: "nowhere" });
  }
  assert.throws(mine, (error) => /^\s+at (new )?mine/.test(frames(error)[0]));
});

test("the stack of an id that cannot be made begins at the caller", () => {
  function mine() {
    return api.tunnelIdFor("no gateway", "office");
  }
  assert.throws(mine, (error) => /^\s+at mine/.test(frames(error)[0]));
});

test("the stack of a plan's gateway that is no id begins at the caller", () => {
  function mine() {
    return api.planTunnels("no gateway", [], []);
  }
  assert.throws(mine, (error) => /^\s+at mine/.test(frames(error)[0]));
});

test("the stack of a tunnel without a configuration begins at the caller", () => {
  const { peerConfig } = requireInstalled("ionos-ipsec-tunnels/peers");
  function mine() {
    return peerConfig({}, "generic", { gatewayAddress: "203.0.113.1" });
  }
  assert.throws(mine, (error) => /^\s+at mine/.test(frames(error)[0]));
});

test("the stacks of a plan that cannot be carried out, and of a step that failed, begin at the caller", async () => {
  const { client } = scripted([answerError(403)], { retry: false });
  const steps = [{ action: "create", id: TUNNEL, tunnel: definition() }];
  async function mine(plan) {
    return await client.apply(GATEWAY, plan);
  }
  const [{ error: failed }] = await mine({ steps });
  for (const error of [await failureOf(mine({})), failed]) assert.match(frames(error)[0], /at (async )?mine/);
});

test("JSON of an error tells its name, code, message, members and cause", async () => {
  const { client } = scripted([disconnected], { retry: false });
  const error = await failureOf(operations.get(client));
  assert.deepEqual(JSON.parse(JSON.stringify(error)), {
    name: "ConnectionError",
    code: "connection.failed",
    message: error.message,
    method: "GET",
    url: error.url,
    attempts: 1,
    cause: { name: "TypeError", message: "fetch failed" },
  });
});

test("structuredClone of an error keeps message, name and code in its stack", async () => {
  const { client } = scripted([answerError(403)]);
  const error = await failureOf(operations.get(client));
  const clone = structuredClone(error);
  assert.equal(clone.message, error.message);
  assert.match(clone.stack, /^ApiError \[paas-403\]: /);
});

test("errors of another copy of the package are instances of this one's classes", async () => {
  const path = requireInstalled.resolve("ionos-ipsec-tunnels");
  const loaded = requireInstalled.cache[path];
  delete requireInstalled.cache[path];
  const other = requireInstalled("ionos-ipsec-tunnels");
  requireInstalled.cache[path] = loaded;
  const { client } = scripted([answerError(404)], {}, other);
  const error = await failureOf(operations.get(client));
  assert.notEqual(error.constructor, api.ApiError);
  assert.ok(error instanceof api.ApiError && error instanceof api.TunnelError);
  assert.ok(!(error instanceof api.WaitError));
});

test("a key that a client has sent stays out of what a later call fails with", async () => {
  const statusMessage = `IKE_AUTH with ${PSK} refused`;
  const failed = tunnelRead({ metadata: { status: "FAILED", statusMessage } });
  const { client } = scripted([answer(201, tunnelRead()), answer(200, failed)]);
  await client.create(GATEWAY, definition());
  const error = await failureOf(client.waitUntilAvailable(GATEWAY, TUNNEL));
  assert.equal(error.message, "The tunnel failed: IKE_AUTH with [redacted] refused");
  assert.doesNotMatch(JSON.stringify(error), new RegExp(PSK));
});

const encodings = {
  Base64: (text) => Buffer.from(text).toString("base64"),
  "Base64 of a header": (text) => Buffer.from(`Bearer ${text}`).toString("base64"),
  Base64url: (text) => Buffer.from(text).toString("base64url"),
  hexadecimal: (text) => Buffer.from(text).toString("hex"),
  "hexadecimal in capitals": (text) => Buffer.from(text).toString("hex").toUpperCase(),
};
for (const [what, encode] of Object.entries(encodings)) {
  test(`a token in ${what} is taken out of an error`, async () => {
    const { client } = scripted([answer(403, { messages: [{ message: `who is ${encode(TOKEN)}?` }] })]);
    const { message } = await failureOf(operations.get(client));
    assert.match(message, /\[redacted\]/);
    // The rest is too short to hold any of the token.
    assert.ok(message.length < `The answer: who is [redacted]?`.length + 200, message);
    assert.ok(!message.includes(encode(TOKEN).slice(4, -6)), message);
  });
}

test("a token that is a word names no members anew", async () => {
  const failed = tunnelRead({ metadata: { status: "FAILED" } });
  const { client } = scripted([answer(200, failed)], { token: "metadata" });
  const error = await failureOf(client.waitUntilAvailable(GATEWAY, TUNNEL));
  assert.equal(error.tunnel.metadata.status, "FAILED");
});

test("a huge text that is escaped over and over is hidden as a whole", async () => {
  const { client } = scripted([answer(422, { messages: [{ message: "%25".repeat(2_000_000) }] })]);
  assert.match((await failureOf(operations.get(client))).message, /status 422: \[redacted\]$/);
});

test("texts of an answer that are escaped over and over are searched within one bound", async () => {
  const messages = Array.from({ length: 3000 }, () => ({ message: "&amp;".repeat(1000) }));
  const { client } = scripted([answer(422, { messages: [{ errorCode: "paas-1", message: "plain" }, ...messages] })]);
  const { code, messages: told } = await failureOf(operations.get(client));
  assert.deepEqual([code, told[0].message, told.at(-1).message], ["paas-1", "plain", "[redacted]"]);
  assert.equal(told.length, 100);
});

test("a programming error in a custom fetch is not tried again", async () => {
  let asked = 0;
  const fetch = async () => {
    asked += 1;
    return undefined.headers;
  };
  const { client } = scripted([], { fetch });
  const error = await failureOf(operations.get(client));
  assert.deepEqual([error.constructor, error.cause.constructor, asked], [api.ConnectionError, TypeError, 1]);
});

test("a connection error says why", async () => {
  const client = new api.TunnelClient({ baseUrl: `http://127.0.0.1:${await freePort()}`, token: TOKEN, retry: false });
  assert.match((await failureOf(operations.get(client))).message, /ECONNREFUSED/);
});

test("a connection error says on one line that the server does not speak TLS", async () => {
  const { url, close } = await listen(createServer());
  try {
    const client = new api.TunnelClient({ baseUrl: url.replace("http:", "https:"), token: TOKEN, retry: false });
    assert.match((await failureOf(operations.get(client))).message, /^.*ERR_SSL.*$/);
  } finally {
    await close();
  }
});

test("without fetch a client is a ConfigurationError platform.no-fetch", async () => {
  const { client } = scripted([], { fetch: undefined });
  const { fetch } = globalThis;
  globalThis.fetch = undefined;
  try {
    assert.throws(() => scripted([], { fetch: undefined }), { code: "platform.no-fetch" });
    assert.equal((await failureOf(operations.get(client))).code, "platform.no-fetch");
  } finally {
    globalThis.fetch = fetch;
  }
});

for (const name of ["Connection", "transfer-encoding", "Content-Length", "Host"]) {
  test(`a header ${name} is refused as reserved`, async () => {
    const { client } = scripted([]);
    assert.equal((await failureOf(operations.get(client, { headers: { [name]: "x" } }))).code, "header.reserved");
  });
}

test("regions may be written as the API's tools do", () => {
  assert.equal(scripted([], { baseUrl: undefined, region: "de/fra" }).client.baseUrl, api.regions["de-fra"]);
});

const environments = {
  "IONOS_API_URL_VPN goes before IONOS_API_URL": [
    { IONOS_API_URL: "https://all.example.com", IONOS_API_URL_VPN: "https://vpn.example.com", IONOS_TOKEN: "t" },
    "https://vpn.example.com Bearer t",
  ],
  "a line break at the end of IONOS_TOKEN does not matter": [
    { IONOS_API_URL: "https://all.example.com", IONOS_TOKEN: "t\n" },
    "https://all.example.com Bearer t",
  ],
};
for (const [what, [env, expected]] of Object.entries(environments)) {
  test(what, async () => {
    const program = `
      import { TunnelClient } from "ionos-ipsec-tunnels";
      const fetch = async (url, { headers }) => console.log(new URL(url).origin, headers.authorization);
      await new TunnelClient({ fetch, retry: false }).get("${GATEWAY}", "${TUNNEL}").catch(() => {});`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
      cwd: project,
      env: { ...process.env, ...env },
    });
    assert.equal(stdout.trim(), expected);
  });
}

test("a page that adds to Object.prototype does not break a call", async () => {
  const program = `
    import { TunnelClient } from "ionos-ipsec-tunnels";
    Object.prototype.added = { by: "the page" };
    Array.prototype.added = () => {};
    const answers = [{ id: "a", metadata: { status: "AVAILABLE" }, properties: {} }, { items: [], type: "collection" }];
    const fetch = async (url, init) => {
      if (Object.keys(init.headers).includes("added")) throw new Error("a header too many");
      return new Response(JSON.stringify(answers.shift()));
    };
    const client = new TunnelClient({ baseUrl: "${BASE_URL}", token: "t", fetch, headers: { "X-A": "1" } });
    await client.get("${GATEWAY}", "${TUNNEL}", { headers: { "X-B": "2" } });
    const { items } = await client.list("${GATEWAY}");
    console.log(items.length);`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
    cwd: project,
  });
  assert.equal(stdout.trim(), "0");
});

test("dozens of calls on one signal make no warning of listeners", async () => {
  const program = `
    import { TunnelClient } from "ionos-ipsec-tunnels";
    process.on("warning", ({ name }) => console.log(name));
    const { signal } = new AbortController();
    const fetch = async () => { await new Promise(setImmediate); return new Response("{}", { status: 404 }); };
    const client = new TunnelClient({ baseUrl: "${BASE_URL}", token: "t", fetch });
    const call = () => client.get("${GATEWAY}", "${TUNNEL}", { signal }).catch(({ name }) => name);
    await Promise.all(Array.from({ length: 50 }, call));
    await new Promise(setImmediate);
    console.log("quiet");`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
    cwd: project,
  });
  assert.equal(stdout.trim(), "quiet");
});
