// The installed package for tests in this process, a client with a scripted API, and answers of the API.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { installPacked } from "./packed.js";
import { poll } from "./poll.js";

/** Folder of a project with the packed package installed. */
export const project = await installPacked();

/** Finds modules as that project would. */
export const requireInstalled = createRequire(join(project, "package.json"));

/** The package. */
export const api = requireInstalled("ionos-ipsec-tunnels");

const fixture = (name) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");

export const GATEWAY = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
export const TUNNEL = "c28b2d3e-7b15-53ca-ae88-6ae9378d6efe";
export const BASE_URL = "https://api.example.com/vpn";
export const TUNNELS_URL = `${BASE_URL}/ipsecgateways/${GATEWAY}/tunnels`;
export const TUNNEL_URL = `${TUNNELS_URL}/${TUNNEL}`;
export const TOKEN = "token-canary-b1946ac92492d234";
export const PSK = "psk-canary-591785b794601e21";

/** The create request that IONOS publishes, as JSON text. */
export const publishedRequest = fixture("create-request.json");

/** A tunnel as the API returns it, with the given members replaced. */
export function tunnelRead({ metadata, ...changes } = {}) {
  const tunnel = JSON.parse(fixture("read-response.json"));
  return { ...tunnel, ...changes, metadata: { ...tunnel.metadata, ...metadata } };
}

/** A page of a list. */
export function page(items, changes) {
  const href = `/ipsecgateways/${GATEWAY}/tunnels`;
  return { id: GATEWAY, type: "collection", href, items, offset: 0, limit: 100, _links: { self: href }, ...changes };
}

/** A valid tunnel that gets no advice. */
export function definition(changes) {
  return {
    name: "office",
    remoteHost: "vpn.mycompany.com",
    auth: { method: "PSK", psk: { key: PSK } },
    ike: {},
    esp: {},
    cloudNetworkCIDRs: ["10.7.0.0/24"],
    peerNetworkCIDRs: ["192.168.40.0/24"],
    ...changes,
  };
}

/** An answer with a JSON body. */
export const answer = (status, body, headers) => () =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

/** An answer with a text body, or none. */
export const answerText =
  (status, text = null, headers) =>
  () =>
    new Response(text, { status, headers });

/** An error in the API's form. */
export const answerError = (status, headers) =>
  answer(status, { httpStatus: status, messages: [{ errorCode: `paas-${status}`, message: "No." }] }, headers);

/** No answer: the connection fails. */
export const disconnected = () => {
  throw new TypeError("fetch failed");
};

/** An answer whose body breaks off after its first bytes. */
export const cutOff = () => {
  const pull = (controller) => controller.error(new TypeError("terminated"));
  const start = (controller) => controller.enqueue(new TextEncoder().encode('{"id":'));
  return new Response(new ReadableStream({ start, pull }, { highWaterMark: 0 }), { status: 200 });
};

/** No answer until the request is aborted. */
export const silent = (request) =>
  new Promise((_, reject) => {
    request.signal.addEventListener("abort", () => reject(request.signal.reason));
  });

/** An answer whose body never ends. `cancelled` resolves when the body is cancelled. */
export function stalled() {
  const cancelled = deferred();
  const body = () => new ReadableStream({ cancel: cancelled.resolve });
  return Object.assign(() => new Response(body(), { status: 200 }), { cancelled: cancelled.promise });
}

/** A promise and the function that resolves it. */
export function deferred() {
  let resolve;
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/**
 * A client whose API answers from a script. The last answer is repeated for all further requests.
 *
 * @param {((request: Request) => Response | Promise<Response>)[]} answers
 * @param {object} [options] - Client options beside the usual ones.
 * @param {object} [from] - The copy of the package that makes the client.
 * @returns {{ client: object, requests: object[], events: object[] }} Requests and events are added as they happen.
 */
export function scripted(answers, options, { TunnelClient } = api) {
  const requests = [];
  const events = [];
  const client = new TunnelClient({
    baseUrl: BASE_URL,
    token: TOKEN,
    retry: { baseDelayMs: 0 },
    onEvent: (event) => events.push(event),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { method, url, signal } = request;
      const headers = Object.fromEntries(request.headers);
      const sent = { method, url, headers, signal, body: undefined };
      const next = answers[Math.min(requests.push(sent), answers.length) - 1];
      sent.body = await request.clone().text();
      return next(request);
    },
    ...options,
  });
  return { client, requests, events };
}

/** The operations, each as a function of a client and options. */
export const operations = {
  list: (client, options) => client.list(GATEWAY, options),
  create: (client, options) => client.create(GATEWAY, definition(), options),
  get: (client, options) => client.get(GATEWAY, TUNNEL, options),
  ensure: (client, options) => client.ensure(GATEWAY, TUNNEL, definition(), options),
  delete: (client, options) => client.delete(GATEWAY, TUNNEL, options),
};

/** The error that a promise rejects with, or a function throws. */
export async function failureOf(act) {
  try {
    await (typeof act === "function" ? act() : act);
  } catch (error) {
    return error;
  }
  throw new Error("It was expected to fail");
}

/** Waits until all pending work that needs no timer is done. */
export async function settle() {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
}

/** Waits until a condition holds; fails if that takes long. */
export const until = (condition) =>
  // Timers may be mocked.
  poll(condition, () => `It never came true: ${condition}`, { pause: setImmediate });
