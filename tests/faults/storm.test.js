// Thousands of operations, many at a time, while connections fail. The emulator behind them has the true state.

import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { test } from "node:test";
import { createEmulator } from "../../www/emulator/app.js";
import { randomFrom } from "../../www/emulator/random.js";
import { api, definition, GATEWAY } from "../support/package.js";
import { faults, misbehave } from "./wire.js";

const OPERATIONS = 10_000;
const AT_ONCE = 50;
const FAULT_RATE = 0.3;
/** Each stall takes a whole timeout, so stalls are rarer than other faults. */
const RARE = "headers, then nothing";
const COMMON = Object.keys(faults).filter((name) => name !== RARE);

/** A caller with a gateway of its own, which keeps track of what was acknowledged and what is uncertain. */
class Caller {
  /** Acknowledged creations: id and name. */
  created = new Map();
  /** Names of creations that were not acknowledged. */
  unsure = new Set();
  #count = 0;

  constructor(client, seed, number) {
    this.client = client;
    this.gateway = api.tunnelIdFor(GATEWAY, `caller ${number}`);
    this.ids = ["a", "b", "c"].map((name) => api.tunnelIdFor(this.gateway, name));
    /** By id: the names that a tunnel may have now; null where it may be absent. */
    this.ensured = new Map(this.ids.map((id) => [id, [null]]));
    // What it does, and what happens to its requests, depend on the seed alone: it does one thing after the other.
    this.random = randomFrom(seed + 2 * number);
    this.#misfortune = randomFrom(seed + 2 * number + 1);
  }

  #misfortune;

  /** The fault that its next request meets, if any. */
  fault() {
    if (this.#misfortune() >= FAULT_RATE) return undefined;
    const roll = this.#misfortune();
    return roll < 0.01 ? RARE : COMMON[Math.floor(((roll - 0.01) / 0.99) * COMMON.length)];
  }

  name() {
    this.#count += 1;
    return `tunnel ${this.#count}`;
  }

  async act() {
    const choice = this.random();
    const id = this.ids[Math.floor(this.random() * this.ids.length)];
    if (choice < 0.35) await this.ensure(id);
    else if (choice < 0.5) await this.remove(id, this.ensured);
    else if (choice < 0.65) await this.create();
    else if (choice < 0.75) await this.client.list(this.gateway);
    else await this.client.get(this.gateway, id);
  }

  async ensure(id) {
    const name = this.name();
    const before = this.ensured.get(id);
    this.ensured.set(id, [...before, name]);
    await this.client.ensure(this.gateway, id, definition({ name }));
    this.ensured.set(id, [name]);
  }

  async remove(id) {
    const before = this.ensured.get(id);
    this.ensured.set(id, [...before, null]);
    await this.client.delete(this.gateway, id);
    this.ensured.set(id, [null]);
  }

  async create() {
    // A gateway holds 20: make room for one that may have been created without an acknowledgement, too.
    if (this.created.size + this.unsure.size >= 14) {
      await this.client.list(this.gateway);
      return;
    }
    const name = this.name();
    this.unsure.add(name);
    const { id } = await this.client.create(this.gateway, definition({ name }));
    this.unsure.delete(name);
    this.created.set(id, name);
  }

  /** Compares what is there with what may be there. */
  judge(tunnels) {
    const found = new Map(tunnels.map(({ id, properties }) => [id, properties.name]));
    for (const [id, names] of this.ensured) {
      const name = found.get(id) ?? null;
      assert.ok(names.includes(name), `${id} is ${name}, acknowledged was ${names}`);
      found.delete(id);
    }
    for (const [id, name] of this.created) {
      assert.equal(found.get(id), name, `the created tunnel ${id} is there`);
      found.delete(id);
    }
    for (const [id, name] of found) {
      assert.ok(this.unsure.delete(name), `${id} (${name}) was asked for, and once`);
    }
  }
}

test(`${OPERATIONS} operations, ${AT_ONCE} at a time, faults in 30 % of the attempts`, {
  timeout: 240_000,
}, async (t) => {
  const seed = Number(process.env.STORM_SEED ?? randomInt(2 ** 31));
  t.diagnostic(`repeat with STORM_SEED=${seed}`);
  const emulator = createEmulator({ provisionMs: 0 });
  const callers = new Map();
  let attempts = 0;
  let faulty = 0;
  const server = await misbehave(emulator.fetch, ({ url }) => {
    const fault = callers.get(url.split("/")[4]).fault();
    attempts += 1;
    faulty += fault ? 1 : 0;
    return fault;
  });
  const client = new api.TunnelClient({
    baseUrl: server.url,
    token: "demo",
    timeoutMs: 2000,
    retry: { maxAttempts: 5, baseDelayMs: 1, maxDelayMs: 4 },
  });
  for (let number = 0; number < AT_ONCE; number += 1) {
    const caller = new Caller(client, seed, number);
    callers.set(caller.gateway, caller);
  }
  const outcomes = { done: 0 };
  await Promise.all(
    [...callers.values()].map(async (caller) => {
      for (let count = 0; count < OPERATIONS / AT_ONCE; count += 1) {
        const outcome = await caller.act().then(
          () => "done",
          (error) => {
            if (!api.isTunnelError(error)) throw error;
            return `${error.name} ${error.code}`;
          },
        );
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }
    }),
  );
  t.diagnostic(`${attempts} attempts, ${faulty} of them faulty: ${JSON.stringify(outcomes)}`);
  for (const caller of callers.values()) {
    const request = new Request(`http://truth/ipsecgateways/${caller.gateway}/tunnels`, {
      headers: { authorization: "Bearer demo" },
    });
    const { items } = await (await emulator.fetch(request)).json();
    caller.judge(items);
  }
  await server.close();
  await emulator.close();
  assert.ok(faulty > 0.25 * attempts, "the wire was bad enough");
});
