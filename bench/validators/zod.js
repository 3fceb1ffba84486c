/** zod, with a schema written by hand. */

import * as z from "zod";
import { CIDR, DIFFIE_HELLMAN_GROUPS, ENCRYPTION_ALGORITHMS, INTEGRITY_ALGORITHMS, REMOTE_HOST } from "./contract.js";
import { overParsedJson } from "./validator.js";

const phase = (min, max, lifetime) =>
  z.object({
    diffieHellmanGroup: z.enum(DIFFIE_HELLMAN_GROUPS).default("16-MODP4096"),
    encryptionAlgorithm: z.enum(ENCRYPTION_ALGORITHMS).default("AES256"),
    integrityAlgorithm: z.enum(INTEGRITY_ALGORITHMS).default("SHA256"),
    lifetime: z.int().min(min).max(max).default(lifetime),
  });

const cidr = z.string().regex(CIDR);
const remoteHost = z.string().regex(REMOTE_HOST);

const schema = z.object({
  name: z.string().max(255),
  description: z.string().max(1024).optional(),
  remoteHost,
  auth: z.object({ method: z.literal("PSK"), psk: z.object({ key: z.string() }) }),
  ike: phase(3600, 86400, 86400),
  esp: phase(600, 14400, 3600),
  cloudNetworkCIDRs: z.array(cidr).min(1).max(20),
  peerNetworkCIDRs: z.array(cidr).min(1).max(20),
});

const tunnel = (value) => schema.safeParse(value);
const isValid = (result) => result.success;

/** @type {import("./validator.js").Validator} */
export const validator = {
  tunnel,
  isValid,
  wrongPaths: (result) => (result.success ? [] : result.error.issues.map(({ path }) => path)),
  ...overParsedJson({ tunnel, isValid }),
  cidr: (value) => cidr.safeParse(value).success,
  remoteHost: (value) => remoteHost.safeParse(value).success,
};
