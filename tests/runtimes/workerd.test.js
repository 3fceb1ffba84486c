// The entries for workerd, which forbids compiling bytes to WebAssembly. By an older compatibility date it does so at start-up,
// too. Those for Nitro differ in the suffix by which they import the WebAssembly.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Miniflare } from "miniflare";
import { serveEmulator } from "../../www/emulator/server.js";
import { installPacked } from "../support/packed.js";

const workerWith = (kind) => `
  import { limits } from "./constants.mjs";
  import { ApiError, TunnelClient, tunnelIdFor, validateTunnel } from "./index.${kind}.mjs";
  import { peerConfig } from "./peers.${kind}.mjs";
  import { validateField } from "./validate.${kind}.mjs";

  export default {
    async fetch(request) {
      const { baseUrl, gateway, tunnel } = await request.json();
      const client = new TunnelClient({ baseUrl, token: "demo" });
      const id = tunnelIdFor(gateway, tunnel.name);
      const { created } = await client.ensure(gateway, id, tunnel);
      const available = await client.waitUntilAvailable(gateway, id, { intervalMs: 20 });
      const refused = await client.get(gateway, gateway).catch((error) => error);
      return Response.json({
        bad: validateTunnel({}).issues.map(({ code }) => code),
        good: validateTunnel(tunnel).valid,
        aLabel: validateTunnel({ ...tunnel, remoteHost: "bücher.example" }).issues[0].suggestion,
        created,
        status: available.metadata.status,
        refused: refused instanceof ApiError && refused.kind,
        peer: peerConfig(tunnel, "generic", { gatewayAddress: "203.0.113.1" }).files.length,
        field: validateField("ike.lifetime", limits.ikeLifetime.min - 1).map(({ code }) => code),
      });
    },
  };`;

/** For each kind of entry, what follows the name of a WebAssembly file in its import. */
const suffixes = { workerd: "", unwasm: "?module" };

/** The modules of the worker: the type of each, its file, and the name by which it is imported. */
const modulesWith = (kind) => [
  ["ESModule", "constants.mjs"],
  ...["index", "peers", "validate"].map((entry) => ["ESModule", `${entry}.${kind}.mjs`]),
  ...["module", "peers", "validate"].map((wasm) => ["CompiledWasm", `${wasm}.wasm`, `${wasm}.wasm${suffixes[kind]}`]),
];

for (const kind of Object.keys(suffixes)) {
  describe(`The package in workerd, its ${kind} entries`, { timeout: 120_000 }, () => {
    let emulator;
    let workerd;
    before(async () => {
      emulator = await serveEmulator({ provisionMs: 50 });
      const installed = join(await installPacked(), "node_modules", "ionos-ipsec-tunnels");
      const load = async ([type, file, path = file]) => ({
        type,
        path,
        contents: await readFile(join(installed, file)),
      });
      workerd = new Miniflare({
        compatibilityDate: "2025-01-01",
        modules: [
          { type: "ESModule", path: "main.mjs", contents: workerWith(kind) },
          ...(await Promise.all(modulesWith(kind).map(load))),
        ],
      });
    });
    after(async () => {
      await workerd.dispose();
      await emulator.close();
    });

    test("validates, creates a tunnel, waits for it, and knows an error", async () => {
      const tunnel = {
        name: "office",
        remoteHost: "vpn.example.com",
        auth: { method: "PSK", psk: { key: "a-key-for-the-office-tunnel" } },
        ike: {},
        esp: {},
        cloudNetworkCIDRs: ["10.7.0.0/24"],
        peerNetworkCIDRs: ["192.168.5.0/24"],
      };
      const body = JSON.stringify({ baseUrl: emulator.url, gateway: "66a114c7-2ddd-5119-9ddf-5a789f5a5a44", tunnel });
      const answer = await workerd.dispatchFetch("http://worker/", { method: "POST", body });
      assert.deepEqual(await answer.json(), {
        bad: Array(7).fill("required"),
        good: true,
        aLabel: "xn--bcher-kva.example",
        created: true,
        status: "AVAILABLE",
        refused: "not-found",
        peer: 1,
        field: ["number.min"],
      });
    });
  });
}
