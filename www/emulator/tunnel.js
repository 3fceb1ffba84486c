// One tunnel: which properties are stored, how its status follows from the clock, and how the API returns it.

import { metadata } from "./metadata.js";
import { document } from "./schema.js";

/**
 * Times are in milliseconds since 1970.
 *
 * @typedef {object} Tunnel
 * @property {string} id
 * @property {string} gatewayId
 * @property {number} createdAt
 * @property {number} modifiedAt
 * @property {number} [deletedAt]
 * @property {object} properties
 */

const { schemas } = document.components;
const defaults = (phase) => ({
  diffieHellmanGroup: schemas.DiffieHellmanGroup.default,
  encryptionAlgorithm: schemas.EncryptionAlgorithm.default,
  integrityAlgorithm: schemas.IntegrityAlgorithm.default,
  lifetime: schemas[phase].properties.lifetime.default,
});
const ikeDefaults = defaults("IKEEncryption");
const espDefaults = defaults("ESPEncryption");

/** The properties as they are stored: with defaults, and without unknown members and the pre-shared key. */
export function kept({ name, description, remoteHost, auth, ike, esp, cloudNetworkCIDRs, peerNetworkCIDRs }) {
  return {
    name,
    description,
    remoteHost,
    auth: { method: auth.method },
    ike: complete(ike, ikeDefaults),
    esp: complete(esp, espDefaults),
    cloudNetworkCIDRs,
    peerNetworkCIDRs,
  };
}

const complete = (given, standard) =>
  Object.fromEntries(Object.entries(standard).map(([key, value]) => [key, given[key] ?? value]));

/** @param {Tunnel} tunnel */
export function status({ modifiedAt, deletedAt, properties }, now, provisionMs) {
  if (deletedAt !== undefined) return now < deletedAt + provisionMs ? "DESTROYING" : "GONE";
  if (now < modifiedAt + provisionMs) return "PROVISIONING";
  return /(?:^|\.)invalid$/i.test(properties.remoteHost) ? "FAILED" : "AVAILABLE";
}

const whyFailed = ({ remoteHost }) =>
  `The remote host ${remoteHost} does not resolve. (This is the emulator's way of showing a failure: every host under ` +
  ".invalid meets it. The API may set up such a tunnel all the same.)";

/**
 * The tunnel as the API returns it. `JSON.stringify` leaves out what is undefined.
 *
 * @param {Tunnel} tunnel
 * @param {string} state the result of `status`
 * @param {null} [nothing] the value of a missing description or status message
 */
export function shown(tunnel, state, nothing) {
  const path = `ipsecgateways/${tunnel.gatewayId}/tunnels/${tunnel.id}`;
  return {
    id: tunnel.id,
    type: "ipsectunnel",
    href: `/${path}`,
    metadata: metadata({
      path,
      createdAt: tunnel.createdAt,
      modifiedAt: tunnel.modifiedAt,
      status: state,
      statusMessage: state === "FAILED" ? whyFailed(tunnel.properties) : nothing,
    }),
    properties: { ...tunnel.properties, description: tunnel.properties.description ?? nothing },
  };
}
