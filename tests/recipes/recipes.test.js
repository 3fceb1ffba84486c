// The recipes of the package's README for servers and tools, run with the libraries that they are for.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { serveEmulator } from "../../www/emulator/server.js";
import { definition, GATEWAY, PSK } from "../support/package.js";
import { installProject } from "../support/project.js";
import { example, packageReadme } from "../support/readme.js";

const emulator = await serveEmulator({ provisionMs: 50 });
after(() => emulator.close());
Object.assign(process.env, { IONOS_API_URL: emulator.url, IONOS_TOKEN: "demo", GATEWAY_ID: GATEWAY });

const project = await installProject(new URL("project/", import.meta.url), "recipes");
/** A module of the project, which imports what the project has installed. */
async function moduleOf(name, code) {
  const path = join(project, `${name.replace(/\W/g, "-")}.js`);
  await writeFile(path, code);
  return import(pathToFileURL(path));
}

const recipe = (heading) => moduleOf(heading, example(heading, "js", packageReadme));
const library = (name) => moduleOf(name, `export * from "${name}";\n`);

const good = definition();
const bad = { ...good, name: 7 };
const post = (url, body) => {
  const headers = { "Content-Type": "application/json" };
  return new Request(new URL(url, "http://server.example"), { method: "POST", headers, body: JSON.stringify(body) });
};
const places = (issues) => issues.map(({ path, code }) => [path.join("."), code]);
const wrongName = [["name", "type"]];

/** Asserts that an answer does not hold the key of the request, and returns its JSON. */
function withoutKey(text) {
  assert.ok(!text.includes(PSK), text);
  return JSON.parse(text);
}

test("tRPC: a good tunnel is created, and of a bad one clients get the issues and not the key", async () => {
  const { appRouter: router } = await recipe("tRPC");
  const { fetchRequestHandler } = await library("@trpc/server/adapters/fetch");
  const answer = async (input) => {
    const req = post("/createTunnel", input);
    return withoutKey(await (await fetchRequestHandler({ endpoint: "/", router, req })).text());
  };
  assert.equal((await answer(good)).result.data.properties.name, good.name);
  assert.deepEqual(places((await answer(bad)).error.data.issues), wrongName);
});

test("Hono: a good tunnel is created, and a bad one is answered without its key", async () => {
  const { default: app } = await recipe("Hono");
  const created = await app.request(post("/tunnels", good));
  assert.equal(created.status, 201);
  assert.equal(withoutKey(await created.text()).properties.name, good.name);
  const refused = await app.request(post("/tunnels", bad));
  assert.equal(refused.status, 400);
  assert.deepEqual(places(withoutKey(await refused.text()).issues), wrongName);
});

test("Hono: without the recipe's function its validator does answer with the key", async () => {
  const { Hono } = await library("hono");
  const { sValidator } = await library("@hono/standard-validator");
  const { tunnelSchema } = await library("ionos-ipsec-tunnels");
  const app = new Hono().post("/tunnels", sValidator("json", tunnelSchema));
  assert.ok((await (await app.request(post("/tunnels", bad))).text()).includes(PSK));
});

test("AI SDK: a model gets the schema, calls the tool, and is told what is wrong", async () => {
  const { checkTunnel } = await recipe("AI SDK");
  const { generateText } = await library("ai");
  const { MockLanguageModelV4 } = await library("ai/test");
  const { auth: _, ...draft } = bad;
  const call = { type: "tool-call", toolCallId: "1", toolName: "checkTunnel", input: JSON.stringify(draft) };
  const tokens = { total: 1 };
  const model = new MockLanguageModelV4({
    doGenerate: {
      content: [call],
      finishReason: { unified: "tool-calls", raw: "tool-calls" },
      usage: { inputTokens: tokens, outputTokens: tokens },
      warnings: [],
    },
  });
  const { toolResults } = await generateText({ model, tools: { checkTunnel }, prompt: "Check it." });
  assert.deepEqual(places(toolResults[0].output), wrongName);
  const { properties } = model.doGenerateCalls[0].tools[0].inputSchema;
  assert.deepEqual(Object.keys(properties).sort(), Object.keys({ description: "", ...draft }).sort());
});

test("MCP: a client sees the schema, calls the tool, and is told what is wrong", async () => {
  const { server } = await recipe("MCP");
  const { Client, InMemoryTransport } = await library("@modelcontextprotocol/client");
  const client = new Client({ name: "test", version: "1.0.0" });
  const [here, there] = InMemoryTransport.createLinkedPair();
  await server.connect(there);
  await client.connect(here);
  try {
    const [{ name, inputSchema }] = (await client.listTools()).tools;
    assert.deepEqual(Object.keys(inputSchema.properties).sort(), Object.keys({ description: "", ...good }).sort());
    const advised = await client.callTool({ name, arguments: { ...good, remoteHost: "vpn.example.com" } });
    assert.deepEqual(places(withoutKey(advised.content[0].text)), [["remoteHost", "remote-host.special-name"]]);
    const refused = await client.callTool({ name, arguments: bad });
    assert.match(refused.content[0].text, /name must be of type string, not number/);
    assert.ok(!refused.content[0].text.includes(PSK));
  } finally {
    await client.close();
  }
});

test("OpenAPI: the schema is one that version 3.0 allows", async () => {
  const { document } = await recipe("OpenAPI");
  const { Validator } = await library("@seriousme/openapi-schema-validator");
  const validator = new Validator();
  assert.deepEqual(await validator.validate(document), { valid: true });
  assert.equal(validator.version, "3.0");
  assert.ok(!("$schema" in document.components.schemas.Tunnel));
});

test("OpenAPI: the validator of that test refuses a schema of another version", async () => {
  const { document } = await recipe("OpenAPI");
  const { Validator } = await library("@seriousme/openapi-schema-validator");
  const schemas = { Tunnel: { $schema: "https://json-schema.org/draft/2020-12/schema", const: 7 } };
  assert.equal((await new Validator().validate({ ...document, components: { schemas } })).valid, false);
});
