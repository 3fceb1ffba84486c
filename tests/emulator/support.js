// Shared by the emulator's tests: an emulator with a clock that tests set, and a tunnel that the API accepts.

import { createEmulator } from "../../www/emulator/app.js";

export const GATEWAY = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
export const OTHER_GATEWAY = "0b4f2a52-6a5c-4f0e-8c1e-93f1a4a1d7c2";
export const TUNNEL = "c28b2d3e-7b15-53ca-ae88-6ae9378d6efe";
export const OTHER_TUNNEL = "1f3b5c1a-2d0f-4f6e-9d38-0d4c2a7b9e61";
export const PSK = "a-secret-that-nobody-may-see";

export const tunnels = (gatewayId = GATEWAY) => `/ipsecgateways/${gatewayId}/tunnels`;
export const tunnel = (tunnelId = TUNNEL, gatewayId = GATEWAY) => `${tunnels(gatewayId)}/${tunnelId}`;

/** The `properties` of a good request, with only what is required. */
export const properties = (changes) => ({
  name: "office",
  remoteHost: "vpn.example.com",
  auth: { method: "PSK", psk: { key: PSK } },
  ike: {},
  esp: {},
  cloudNetworkCIDRs: ["10.0.0.0/16"],
  peerNetworkCIDRs: ["192.168.0.0/24"],
  ...changes,
});
export const creation = (changes) => ({ properties: properties(changes) });
export const ensuring = (id = TUNNEL, changes = {}) => ({ id, properties: properties(changes) });

/** An emulator whose clock stands still until `clock.now` is moved. */
export function emulator(options) {
  const clock = { now: Date.parse("2026-01-01T00:00:00Z") };
  const { fetch, close } = createEmulator({ now: () => clock.now, ...options });

  /** @param {{ token?: string | null, headers?: object, body?: unknown, text?: string | Uint8Array }} [init] */
  const send = (method, path, { token = "good", headers, body, text } = {}) =>
    fetch(
      new Request(`http://emulator.test${path}`, {
        method,
        headers: {
          ...(token !== null && { Authorization: `Bearer ${token}` }),
          ...((body !== undefined || text !== undefined) && { "Content-Type": "application/json" }),
          ...headers,
        },
        body: text ?? (body === undefined ? undefined : JSON.stringify(body)),
      }),
    );

  return {
    clock,
    close,
    fetch,
    send,
    get: (path, init) => send("GET", path, init),
    post: (path, body, init) => send("POST", path, { body, ...init }),
    put: (path, body, init) => send("PUT", path, { body, ...init }),
    delete: (path, init) => send("DELETE", path, init),
  };
}

/** The messages of an error answer. */
export const messagesOf = async (response) => (await response.json()).messages.map(({ message }) => message);
export const codesOf = async (response) => (await response.json()).messages.map(({ errorCode }) => errorCode);
