// What a user of the package does from the first check to the last deletion, against an emulator at `url`.
//
// Runs inside of the project that has the package installed, with the fixture beside it.

import { readFile } from "node:fs/promises";

const GATEWAYS = 13;
const TUNNELS = 250;
const statuses = [400, 401, 403, 404, 409, 415, 422, 429, 500, 503, 418];
const quickly = { intervalMs: 10, maxIntervalMs: 50 };

/** How the errors of one copy of the package look to the classes of the other, in both directions. */
export function known(imported, required) {
  return [
    [imported, required],
    [required, imported],
  ].map(([mine, other]) => {
    const error = new mine.ApiError("", { code: "test" });
    return [
      error instanceof other.ApiError,
      error instanceof other.TunnelError,
      error instanceof other.WaitError,
      other.isTunnelError(error),
    ];
  });
}

/** The whole story; what came out of each chapter. */
export async function story(api, url) {
  const request = await readFile(new URL("create-request.json", import.meta.url), "utf8");
  const { properties } = JSON.parse(request);
  const client = new api.TunnelClient({ baseUrl: url, token: "story", retry: { baseDelayMs: 1, maxAttempts: 2 } });
  const gateway = api.newTunnelId();

  const { valid, value, issues } = api.validateTunnel(properties);
  const checked = { valid, value, codes: issues.map(({ code }) => code) };

  const { id, ...created } = await client.create(gateway, properties);
  const available = await client.waitUntilAvailable(gateway, id, quickly);
  const got = await client.get(gateway, id);
  const { items, ...list } = await client.list(gateway);

  const ensuredId = api.tunnelIdFor(gateway, "ensured");
  const ensured = [];
  for (const name of ["ensured", "ensured again"]) {
    const { created: isNew, tunnel } = await client.ensure(gateway, ensuredId, { ...properties, name });
    ensured.push([isNew, tunnel.id === ensuredId, tunnel.properties.name]);
  }

  await client.delete(gateway, id);
  await client.waitUntilDeleted(gateway, id, quickly);
  const gone = await kindOf(() => client.get(gateway, id));

  return {
    checked,
    created: [created.type, created.metadata.status, created.properties],
    available: [available.id === id, available.metadata.status],
    got: [got.id === id, got.properties],
    listed: [items.map((tunnel) => tunnel.id === id), list.offset, list.limit, list.type],
    ensured,
    deleted: gone,
    iterated: await iterate(api, client, properties),
    errors: await errors(api, client, gateway, url),
  };
}

/** Makes tunnels on several gateways, as many as each holds, and counts them by going through all pages. */
async function iterate(api, client, properties) {
  const gateways = Array.from({ length: GATEWAYS }, () => api.newTunnelId());
  const made = new Set();
  const seen = [];
  for (const [index, gateway] of gateways.entries()) {
    const count = Math.min(api.limits.tunnelsPerGateway, TUNNELS - index * api.limits.tunnelsPerGateway);
    const names = Array.from({ length: count }, (_, number) => ({ ...properties, name: `tunnel ${number}` }));
    for (const { id } of await Promise.all(names.map((tunnel) => client.create(gateway, tunnel)))) made.add(id);
    for await (const { id } of client.iterate(gateway, { pageSize: 7 })) seen.push(id);
  }
  return [seen.length, new Set(seen).size, seen.every((id) => made.has(id))];
}

/** The kinds of the errors that the emulator is told to answer with. */
async function errors(api, client, gateway, url) {
  const kinds = {};
  for (const status of statuses) {
    await fetch(`${url}/__emulator/next`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ status, times: 2 }),
    });
    const error = await failureOf(() => client.list(gateway));
    kinds[status] = error instanceof api.ApiError && error.status === status ? error.kind : String(error);
    await fetch(`${url}/__emulator/next`, { method: "DELETE" });
  }
  return kinds;
}

const kindOf = async (act) => (await failureOf(act)).kind;

async function failureOf(act) {
  try {
    await act();
  } catch (error) {
    return error;
  }
  return new Error("It was expected to fail");
}
