// The emulator with the console on it, steered by the tests: its tunnels, its answers, and its clock.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { serveEmulator } from "../../www/emulator/server.js";
import { definition } from "./definition.js";

export const assets = fileURLToPath(new URL("../../www/dist", import.meta.url));
const HOUR_MS = 3_600_000;
/** With this seed the first answers of a slow day take most of a minute: longer than any test looks at what waits. */
const SLOW_DAY = { latencyMs: 60_000, seed: 268 };

export const GATEWAY = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";

/** The methods are bound: tests take those that they need by name. */
export class SteeredEmulator {
  // A tunnel's status changes when the test says so: a slow machine would otherwise miss what a fast one sees.
  #hours = 0;
  #server;

  async start() {
    this.#server = await serveEmulator({ assets, provisionMs: HOUR_MS, now: () => Date.now() + this.#hours * HOUR_MS });
  }

  get url() {
    return this.#server.url;
  }

  close() {
    return this.#server?.close();
  }

  reset = async () => {
    this.#hours = 0;
    await this.#send("POST", "/__emulator/reset");
  };

  finishProvisioning = () => {
    this.#hours += 1;
  };

  /** How the emulator behaves today, as JSON. */
  day = async () => (await fetch(`${this.url}/__emulator/day`)).text();

  /** From now on, no answer comes before the test is over. */
  keepWaiting = () => this.#send("PUT", "/__emulator/day", SLOW_DAY);

  nextAnswer = (fault) => this.#send("POST", "/__emulator/next", fault);

  makeTunnel = (name, properties) =>
    this.#send("POST", `/ipsecgateways/${GATEWAY}/tunnels`, { properties: { ...definition(name), ...properties } });

  changeTunnel = (id, name, properties) =>
    this.#send("PUT", `/ipsecgateways/${GATEWAY}/tunnels/${id}`, {
      id,
      properties: { ...definition(name), ...properties },
    });

  deleteTunnel = (id) => this.#send("DELETE", `/ipsecgateways/${GATEWAY}/tunnels/${id}`);

  readTunnel = async (id) => (await this.#send("GET", `/ipsecgateways/${GATEWAY}/tunnels/${id}`)).json();

  readList = async () => (await this.#send("GET", `/ipsecgateways/${GATEWAY}/tunnels`)).json();

  readGateways = async () => (await this.#send("GET", "/ipsecgateways")).json();

  /** The names of the tunnels that are there. */
  listTunnels = async () => (await this.readList()).items.map(({ properties }) => properties.name);

  makeLeavingTunnel = async (name) => {
    const { id } = await (await this.makeTunnel(name)).json();
    await this.#send("DELETE", `/ipsecgateways/${GATEWAY}/tunnels/${id}`);
  };

  /** One that is on its way, one that failed three hours ago, and one that has been there for two days. */
  makeTunnels = async () => {
    this.#hours = -48;
    await this.makeTunnel("Branch 10", { remoteHost: "ten.example.com" });
    this.#hours = -3;
    await this.makeTunnel("Branch 2", { remoteHost: "two.invalid", peerNetworkCIDRs: ["10.1.2.0/24"] });
    this.#hours = 0;
    await this.makeTunnel("Branch 1");
  };

  /** An answer with a part of a list that is longer than what the emulator's gateways hold. */
  pageOfTunnels = (first, last, total) => {
    const items = Array.from({ length: last - first + 1 }, (_, index) => ({
      id: randomUUID(),
      type: "ipsectunnel",
      href: "",
      metadata: { status: "AVAILABLE" },
      properties: definition(`Branch ${first + index}`),
    }));
    const next = `${this.url}/ipsecgateways/${GATEWAY}/tunnels?offset=${last}&limit=${last}`;
    const list = { id: GATEWAY, type: "collection", href: "", items, offset: first - 1, limit: items.length };
    return { status: 200, method: "GET", body: { ...list, _links: last === total ? {} : { next } } };
  };

  async #send(method, path, body) {
    const headers = { "Content-Type": "application/json", Authorization: "Bearer demo" };
    const response = await fetch(this.url + path, { method, headers, body: JSON.stringify(body) });
    assert.ok(response.ok, `${method} ${path} was answered with ${response.status}`);
    return response;
  }
}
