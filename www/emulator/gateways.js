// The gateways: three of them, or those of a file. They are only read, as the package only reads them.

import { readFileSync } from "node:fs";
import { ApiError } from "./errors.js";
import { metadata } from "./metadata.js";
import { checker } from "./schema.js";

const CREATED_AT = Date.parse("2026-01-01T00:00:00Z");

/**
 * The addresses are reserved for documentation (RFC 5737), so that they are not those of real gateways.
 *
 * @typedef {{ id: string, properties: object }} Gateway properties as `IPSecGateway` in the OpenAPI document
 * @type {Gateway[]}
 */
const standard = [
  {
    id: "66a114c7-2ddd-5119-9ddf-5a789f5a5a44",
    properties: {
      name: "vpn-frankfurt",
      description: "Offices in Germany",
      gatewayIP: "203.0.113.10",
      connections: [
        { datacenterId: "f0a1c2d3-1111-4a4a-8b8b-000000000001", lanId: "1", ipv4CIDR: "10.7.0.5/24" },
        {
          datacenterId: "f0a1c2d3-1111-4a4a-8b8b-000000000001",
          lanId: "2",
          ipv4CIDR: "10.7.1.5/24",
          ipv6CIDR: "2001:db8:7:1::5/64",
        },
      ],
      version: "IKEv2",
      tier: "STANDARD",
      maintenanceWindow: { time: "02:00:00", dayOfTheWeek: "Sunday" },
    },
  },
  {
    id: "7b0c3a8e-5f1d-4c62-9a37-2e6d4b8f1c02",
    properties: {
      name: "vpn-partners",
      description: "Partners and suppliers",
      gatewayIP: "203.0.113.20",
      connections: [{ datacenterId: "f0a1c2d3-2222-4a4a-8b8b-000000000002", lanId: "1", ipv4CIDR: "10.20.0.5/16" }],
      version: "IKEv2",
      tier: "ENHANCED_HA",
      maintenanceWindow: { time: "03:30:00", dayOfTheWeek: "Saturday" },
    },
  },
  {
    id: "8c1d4b9f-6a2e-4d73-8b48-3f7e5c9a2d03",
    properties: {
      name: "vpn-test",
      gatewayIP: "198.51.100.30",
      connections: [{ datacenterId: "f0a1c2d3-3333-4a4a-8b8b-000000000003", lanId: "3", ipv4CIDR: "10.30.0.5/24" }],
      version: "IKEv2",
      tier: "STANDARD",
    },
  },
];

const violations = checker(
  {
    type: "array",
    items: {
      type: "object",
      required: ["id", "properties"],
      properties: {
        id: { type: "string", format: "uuid" },
        properties: { $ref: "openapi.json#/components/schemas/IPSecGateway" },
      },
    },
  },
  "gateways",
);

/** The file cannot be used. The message is for the person who named the file. */
export class GatewaysFileError extends Error {}

export class Gateways {
  #byId;
  #nothing;

  /**
   * @param {object} [options]
   * @param {string} [options.file] holds a JSON array of `Gateway`, which go before the three
   * @param {null} [options.nothing] the value of a missing description
   * @throws {GatewaysFileError}
   */
  constructor({ file, nothing } = {}) {
    const gateways = file === undefined ? standard : load(file);
    this.#byId = new Map(gateways.map(({ id, properties }) => [id.toLowerCase(), properties]));
    this.#nothing = nothing;
  }

  list() {
    return [...this.#byId.keys()].map((id) => this.#show(id));
  }

  get(id) {
    if (!this.#byId.has(id)) throw new ApiError(404);
    return this.#show(id);
  }

  /** The gateway as the API returns it. `JSON.stringify` leaves out what is undefined. */
  #show(id) {
    const properties = this.#byId.get(id);
    const path = `ipsecgateways/${id}`;
    return {
      id,
      type: "ipsecgateway",
      href: `/${path}`,
      metadata: metadata({
        path,
        createdAt: CREATED_AT,
        modifiedAt: CREATED_AT,
        status: "AVAILABLE",
        statusMessage: this.#nothing,
      }),
      properties: { ...properties, description: properties.description ?? this.#nothing },
    };
  }
}

/** @returns {Gateway[]} */
function load(file) {
  const fail = (why, cause) => {
    throw new GatewaysFileError(`The gateways file ${file} cannot be used: ${why}`, { cause });
  };
  let gateways;
  try {
    gateways = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    fail(error instanceof SyntaxError ? "it is not JSON" : error.message, error);
  }
  const [problem] = violations(gateways);
  if (problem) fail(problem);
  const ids = gateways.map(({ id }) => id.toLowerCase());
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) fail(`two gateways have the id ${twice}`);
  return gateways;
}
