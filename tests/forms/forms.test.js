// Standard Schema in form libraries: with each library the same forms are filled in and submitted.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { installProject } from "../support/project.js";

const project = await installProject(new URL("project/", import.meta.url), "forms");
const load = (file) => import(pathToFileURL(join(project, file)));
const { validateTunnel } = await load("node_modules/ionos-ipsec-tunnels/index.mjs");

const good = {
  name: "office",
  remoteHost: "vpn.example.com",
  auth: { method: "PSK", psk: { key: "kT9v2xQ7mB4wZ8rL5nJ1cF6hD3sG0pYa" } },
  ike: {},
  esp: { lifetime: 1800 },
  cloudNetworkCIDRs: ["10.7.0.0/24"],
  peerNetworkCIDRs: ["192.168.40.0/24"],
};
const bad = {
  ...good,
  remoteHost: "https://vpn.example.com",
  auth: { method: "PSK", psk: { key: "" } },
  ike: { lifetime: 60 },
  cloudNetworkCIDRs: ["10.7.0.0"],
};
const doubtful = { ...good, peerNetworkCIDRs: ["10.7.0.1/16"] };

const errors = validateTunnel(bad, { advice: false }).issues;
const at = (member) => Object.fromEntries(errors.map((issue) => [issue.path.join("."), issue[member]]));

test("the bad form is wrong in four fields, two of them in a group and one in a list", () => {
  assert.deepEqual(Object.keys(at("code")).sort(), [
    "auth.psk.key",
    "cloudNetworkCIDRs.0",
    "ike.lifetime",
    "remoteHost",
  ]);
});

test("the doubtful form has a warning", () => {
  const severities = validateTunnel(doubtful).issues.map(({ severity }) => severity);
  assert.ok(severities.includes("warning"), `${severities}`);
});

for (const library of ["react-hook-form", "tanstack-form", "vee-validate", "superforms"]) {
  test(`${library}: a bad form shows each message at its field`, async () => {
    const { submit } = await load(`${library}.js`);
    const { messages } = await submit(bad);
    assert.deepEqual(messages, at("message"));
  });

  test(`${library}: a bad form is not submitted`, async () => {
    const { submit } = await load(`${library}.js`);
    const result = await submit(bad);
    assert.equal("submitted" in result, false);
  });

  test(`${library}: a good form is submitted with the defaults filled in`, async () => {
    const { submit } = await load(`${library}.js`);
    const { submitted } = await submit(good);
    assert.deepEqual(submitted, validateTunnel(good).value);
    assert.deepEqual([submitted.ike.lifetime, submitted.esp.lifetime], [86400, 1800]);
  });

  test(`${library}: a good form shows no message`, async () => {
    const { submit } = await load(`${library}.js`);
    const { messages } = await submit(good);
    assert.deepEqual(messages, {});
  });

  test(`${library}: a warning neither blocks the form nor shows as an error`, async () => {
    const { submit } = await load(`${library}.js`);
    const { messages, submitted } = await submit(doubtful);
    assert.deepEqual([messages, submitted.peerNetworkCIDRs], [{}, doubtful.peerNetworkCIDRs]);
  });
}

test("tanstack-form: the code of an issue survives", async () => {
  const { submit } = await load("tanstack-form.js");
  const { codes } = await submit(bad);
  assert.deepEqual(codes, at("code"));
});

test("the typed interfaces of all libraries take the schema without casts", async () => {
  const tsc = fileURLToPath(new URL("../../node_modules/.bin/tsc", import.meta.url));
  const output = await new Promise((resolve) => {
    execFile(tsc, ["--project", project], (_error, stdout, stderr) => resolve(`${stdout}${stderr}`));
  });
  assert.equal(output, "");
});
