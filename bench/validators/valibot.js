/** valibot, with a schema written by hand. */

import * as v from "valibot";
import { CIDR, DIFFIE_HELLMAN_GROUPS, ENCRYPTION_ALGORITHMS, INTEGRITY_ALGORITHMS, REMOTE_HOST } from "./contract.js";
import { overParsedJson } from "./validator.js";

const phase = (min, max, lifetime) =>
  v.object({
    diffieHellmanGroup: v.optional(v.picklist(DIFFIE_HELLMAN_GROUPS), "16-MODP4096"),
    encryptionAlgorithm: v.optional(v.picklist(ENCRYPTION_ALGORITHMS), "AES256"),
    integrityAlgorithm: v.optional(v.picklist(INTEGRITY_ALGORITHMS), "SHA256"),
    lifetime: v.optional(v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max)), lifetime),
  });

const cidr = v.pipe(v.string(), v.regex(CIDR));
const remoteHost = v.pipe(v.string(), v.regex(REMOTE_HOST));
const networks = v.pipe(v.array(cidr), v.minLength(1), v.maxLength(20));

const schema = v.object({
  name: v.pipe(v.string(), v.maxLength(255)),
  description: v.optional(v.pipe(v.string(), v.maxLength(1024))),
  remoteHost,
  auth: v.object({ method: v.literal("PSK"), psk: v.object({ key: v.string() }) }),
  ike: phase(3600, 86400, 86400),
  esp: phase(600, 14400, 3600),
  cloudNetworkCIDRs: networks,
  peerNetworkCIDRs: networks,
});

const tunnel = (value) => v.safeParse(schema, value);
const isValid = (result) => result.success;

/** @type {import("./validator.js").Validator} */
export const validator = {
  tunnel,
  isValid,
  wrongPaths: (result) => (result.success ? [] : result.issues.map(({ path }) => path.map(({ key }) => key))),
  ...overParsedJson({ tunnel, isValid }),
  cidr: (value) => v.is(cidr, value),
  remoteHost: (value) => v.is(remoteHost, value),
};
