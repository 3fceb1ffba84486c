import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { runProgram, temporaryFolder } from "../support/program.js";
import { ensuring, GATEWAY, OTHER_GATEWAY, tunnel, tunnels } from "./support.js";

const CLI = fileURLToPath(new URL("../../www/emulator/cli.js", import.meta.url));
const headers = { Authorization: "Bearer good", "Content-Type": "application/json" };

/** Starts the command and waits for the line with its URL. */
async function start(context, ...options) {
  const child = spawn(process.execPath, [CLI, "--port", "0", ...options], { stdio: ["ignore", "pipe", "pipe"] });
  context.after(() => child.kill("SIGKILL"));
  const lines = [];
  const errors = createInterface({ input: child.stderr });
  const firstError = once(errors, "line").then(([line]) => line);
  const output = createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  await Promise.race([once(output, "line"), once(output, "close")]);
  assert.equal(lines.length, 1, "the command ended without a URL");
  const exited = once(child, "exit");
  return {
    url: lines[0],
    lines,
    firstError,
    async stop(signal) {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}

/** A file with a value as JSON. */
async function fileOf(context, value) {
  const file = join(await temporaryFolder(context), "file.json");
  await writeFile(file, JSON.stringify(value));
  return file;
}

/** Runs the command to its end. */
const run = (...options) => runProgram([process.execPath, CLI, ...options]);

for (const signal of ["SIGTERM", "SIGINT"]) {
  test(`the command prints its URL on one line and ends on ${signal}`, async (context) => {
    const { url, lines, stop } = await start(context);
    const response = await fetch(url + tunnels(), { headers });
    await response.text();
    assert.equal(response.status, 200);
    assert.equal(await stop(signal), 0);
    assert.deepEqual(lines, [url]);
    await assert.rejects(fetch(url));
  });
}

test("--provision-ms sets the delay", async (context) => {
  const { url } = await start(context, "--provision-ms", "0");
  const response = await fetch(url + tunnel(), { method: "PUT", headers, body: JSON.stringify(ensuring()) });
  assert.equal((await response.json()).metadata.status, "AVAILABLE");
});

for (const signal of ["SIGTERM", "SIGKILL"]) {
  test(`--state keeps the tunnels across ${signal} and a restart`, async (context) => {
    const state = ["--state", join(await temporaryFolder(context), "state.json")];
    const first = await start(context, ...state);
    await fetch(first.url + tunnel(), { method: "PUT", headers, body: JSON.stringify(ensuring()) });
    await first.stop(signal);
    const second = await start(context, ...state);
    assert.equal((await fetch(second.url + tunnel(), { headers })).status, 200);
  });
}

test("--gateways lists those of a file, and with --strict-gateways there are tunnels in them alone", async (context) => {
  const file = await fileOf(context, [
    { id: GATEWAY, properties: { name: "mine", gatewayIP: "203.0.113.7", connections: [] } },
  ]);
  const { url } = await start(context, "--gateways", file, "--strict-gateways");
  const { items } = await (await fetch(`${url}/ipsecgateways`, { headers })).json();
  assert.deepEqual(
    items.map(({ properties }) => properties.name),
    ["mine"],
  );
  assert.equal((await fetch(url + tunnels(), { headers })).status, 200);
  assert.equal((await fetch(url + tunnels(OTHER_GATEWAY), { headers })).status, 404);
});

test("a gateways file that cannot be used is reported and ends the command with 1", async (context) => {
  const file = await fileOf(context, [{ id: GATEWAY, properties: { name: "mine", connections: [] } }]);
  const { status, stderr } = await run("--gateways", file);
  assert.equal(status, 1);
  assert.equal(stderr, `The gateways file ${file} cannot be used: gateways[0].properties.gatewayIP: is required\n`);
});

test("--relative-links, --nulls and --violation-status change what is answered", async (context) => {
  const { url } = await start(
    context,
    "--relative-links",
    "--nulls",
    "--violation-status",
    "400",
    "--provision-ms",
    "0",
  );
  const put = (changes) =>
    fetch(url + tunnel(), { method: "PUT", headers, body: JSON.stringify(ensuring(undefined, changes)) });
  assert.equal((await (await put()).json()).properties.description, null);
  assert.equal((await put({ name: 5 })).status, 400);
  const { _links } = await (await fetch(url + tunnels(), { headers })).json();
  assert.ok(_links.self.startsWith("/ipsecgateways/"), _links.self);
});

test("random faults can be repeated with the seed that is printed on stderr", async (context) => {
  const day = ["--fault-rate", ".5", "--latency-ms", "2"];
  const statuses = async ({ url }) => {
    const seen = [];
    for (let number = 0; number < 20; number += 1) {
      const response = await fetch(url + tunnels(), { headers }).catch(({ message }) => ({ status: message }));
      await response.body?.cancel();
      seen.push(response.status);
    }
    return seen;
  };
  const first = await start(context, ...day);
  const [, seed] = /^--seed (\d+) repeats this bad day$/.exec(await first.firstError);
  const second = await start(context, ...day, "--seed", seed);
  assert.deepEqual(await statuses(second), await statuses(first));
});

const mistakes = {
  "--port": ["--port", "http"],
  "--provision-ms": ["--provision-ms", "-1"],
  "--state": ["--state", ""],
  "--assets": ["--assets", ""],
  "--latency-ms": ["--latency-ms", "1.5"],
  "--fault-rate": ["--fault-rate", "1.1"],
  "--fault-rate %": ["--fault-rate", "10%"],
  "--seed": ["--seed", "4294967296"],
  "--gateways": ["--gateways", ""],
  "--violation-status": ["--violation-status", "500"],
  "--colour": ["--colour"],
};
for (const [option, args] of Object.entries(mistakes)) {
  test(`a bad ${option} is named and ends the command with 2`, async () => {
    const { status, stdout, stderr } = await run(...args);
    assert.equal(status, 2);
    assert.equal(stdout, "");
    assert.ok(stderr.includes(args[0]), stderr);
    assert.ok(!/\n\s+at /.test(stderr), stderr);
  });
}

test("a port in use is reported and ends the command with 1", async (context) => {
  const { url } = await start(context);
  const { status, stderr } = await run("--port", new URL(url).port);
  assert.equal(status, 1);
  assert.match(stderr, /^Port \d+ is in use; .*--port.*\n$/);
});

test("--help explains every option", async () => {
  const { status, stdout } = await run("--help");
  assert.equal(status, 0);
  const options = [
    ...["--port", "--provision-ms", "--state", "--assets", "--latency-ms", "--fault-rate", "--seed"],
    ...["--gateways", "--strict-gateways", "--relative-links", "--nulls", "--violation-status"],
  ];
  for (const option of options) assert.ok(stdout.includes(option), option);
});

test("--help says which error codes were seen, and that the others are invented", async () => {
  const { stdout } = await run("--help");
  const [seen] = /Of the error codes,.*invented/s.exec(stdout);
  assert.deepEqual(seen.match(/paas-[a-z]+-\d/g), ["paas-auth-1", "paas-feature-1", "paas-validation-1"]);
});
