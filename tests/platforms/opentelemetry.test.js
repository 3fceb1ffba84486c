// The README's listener makes one OpenTelemetry span for each call, from the client's events.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { transform } from "esbuild";
import { installProject } from "../support/project.js";
import { example, packageReadme } from "../support/readme.js";

const project = await installProject(new URL("project/", import.meta.url), "platforms-opentelemetry");
const require = createRequire(join(project, "package.json"));
const { trace } = require("@opentelemetry/api");
const { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } = require("@opentelemetry/sdk-trace-base");
const { TunnelClient } = require("ionos-ipsec-tunnels");

const exporter = new InMemorySpanExporter();
trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));

const { code } = await transform(example("Events", "ts", packageReadme), { loader: "ts", format: "esm" });
await writeFile(join(project, "listener.mjs"), code);
const { onEvent } = await import(pathToFileURL(join(project, "listener.mjs")));

const id = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
const tunnel = { id, metadata: { status: "AVAILABLE" }, properties: {} };

test("each call is a span, also one that is repeated, one that fails and one that is aborted", async () => {
  const answers = [
    () => new Response("{}", { status: 503, headers: { "Retry-After": "0", "X-Request-Id": "req-1" } }),
    () => new Response(JSON.stringify(tunnel)),
    () => new Response("{}", { status: 404 }),
  ];
  const client = new TunnelClient({ region: "de-fra", token: "t", onEvent, fetch: async () => answers.shift()() });
  await client.get(id, id);
  await client.get(id, id).catch(() => {});
  await client.get(id, id, { signal: AbortSignal.abort() }).catch(() => {});
  const spans = exporter.getFinishedSpans().map(({ attributes, status, events }) => ({
    outcome: attributes["ionos.outcome"],
    attempts: attributes["ionos.attempts"],
    error: status.message,
    events: events.map(({ name }) => name),
    requestId: events.find(({ attributes }) => attributes.requestId)?.attributes.requestId,
  }));
  assert.deepEqual(spans, [
    {
      outcome: "done",
      attempts: 2,
      error: undefined,
      events: ["request", "response", "retry", "request", "response"],
      requestId: "req-1",
    },
    { outcome: "failed", attempts: 1, error: "http-404", events: ["request", "response"], requestId: undefined },
    { outcome: "aborted", attempts: 0, error: undefined, events: [], requestId: undefined },
  ]);
});
