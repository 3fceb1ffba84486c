// Random JSON texts: tunnels, almost tunnels, and anything else. They are texts, because a JavaScript value does not keep how
// numbers, repeated members and escapes were written.

import { isBeyondSchemas } from "./differences.js";
import { host, network } from "./texts.js";

const GROUPS = ["15-MODP3072", "16-MODP4096", "19-ECP256", "20-ECP384", "21-ECP521", "28-ECP256BP", "30-ECP512BP"];
const CIPHERS = ["AES128-CTR", "AES256-CTR", "AES128-GCM-16", "AES256-GCM-12", "AES128-CCM-12", "AES128", "AES256"];
const INTEGRITY = ["SHA256", "SHA384", "SHA512", "AES-XCBC"];
const BORDERS = { ike: [3600, 86400], esp: [600, 14400] };
const CHARACTERS = ["a", "é", "€", "🚇", "\ud800", "\0", '"', "\\", "\u2028"];
const JSON_ALPHABET = [...'{}[]",:0123456789.eE+-\\/ \n\tntrufalse', "\u0001", "é"];

/** A piece of JSON text that is written as it is. */
class Written {
  constructor(text) {
    this.text = text;
  }
}

const text = (random, max) => random.pick(CHARACTERS).repeat(max + random.pick([-1, 0, 0, 1, 2]));
const choice = (random, values) =>
  random.oneIn(2) ? random.pick(values) : random.mutate(random.pick(values), [..."A2- a"]);

/** A number near the limits of a lifetime, in one of the many ways to write it. */
function lifetime(random, [min, max]) {
  const number = random.pick([min, max, random.between(min, max)]) + random.pick([-1, 0, 0, 0, 1]);
  const zeros = "0".repeat(random.below(25));
  const digits = random.between(0, 999);
  return new Written(
    random.pick([
      `${number}`,
      `${number}`,
      `${number}.${zeros}`.replace(/\.$/, ""),
      `${number}.${zeros}${digits}`,
      `${number - 1}.${zeros.replaceAll("0", "9")}${digits}`,
      `${number}${zeros}e-${zeros.length}`,
      `${number}${zeros}1E-${zeros.length + 1}`,
      `${number / 1000}e${random.pick(["3", "+3", "03"])}`,
      `-${number}`,
      `"${number}"`,
      random.pick(["1e3", "36e2", "1e400", "-1e400", "1e-400", "-0", "0", "0.0", "0e99", "1e308", "9007199254740993"]),
    ]),
  );
}

function networks(random) {
  const count = random.pick([0, 1, 2, 19, 20, 21, 21, 99, 100, 101, 150]);
  const good = () => (random.oneIn(2) ? `10.${random.below(256)}.0.0/16` : `2001:db8:${random.below(9999)}::/48`);
  return random.times(count, () => (random.oneIn(30) ? scalar(random) : random.oneIn(6) ? network(random) : good()));
}

function comparableHost(random) {
  const found = host(random);
  return isBeyondSchemas(found) ? "vpn.mycompany.com" : found;
}

/** Possible values for each member, right or almost right. */
const PLACES = {
  name: (random) => text(random, 255),
  description: (random) => text(random, 1024),
  remoteHost: comparableHost,
  "auth.method": (random) => choice(random, ["PSK", "RSA"]),
  "auth.psk.key": (random) => random.pick(["", " ", "k", "\0", text(random, 64)]),
  cloudNetworkCIDRs: networks,
  peerNetworkCIDRs: networks,
  "cloudNetworkCIDRs.0": network,
  "peerNetworkCIDRs.1": network,
  ...Object.fromEntries(
    ["ike", "esp"].flatMap((phase) => [
      [`${phase}.lifetime`, (random) => lifetime(random, BORDERS[phase])],
      [`${phase}.diffieHellmanGroup`, (random) => choice(random, GROUPS)],
      [`${phase}.encryptionAlgorithm`, (random) => choice(random, CIPHERS)],
      [`${phase}.integrityAlgorithm`, (random) => choice(random, INTEGRITY)],
    ]),
  ),
};

/** The paths of members, those that hold others included. */
export const MEMBERS = [...Object.keys(PLACES), "auth", "auth.psk", "ike", "esp"];
const NAMES = [...new Set(MEMBERS.flatMap((path) => path.split(".")))];
const ODD_NAMES = ["", "Name", "__proto__", "constructor", "toString", "é", "a/b", "a~b", "0"];

const scalar = (random) =>
  random.pick([null, true, false, 0, -1, 3600, 1e21, 0.5, "", "PSK", "3600", "10.0.0.0/8", [], {}, [[]], "\udfff"]);

/** Any JSON value, with the names of members more often than by chance. */
function anything(random, depth = 0) {
  const inner = () => anything(random, depth + 1);
  if (depth > 3 || random.oneIn(3))
    return random.oneIn(3) ? random.pick(Object.values(PLACES))(random) : scalar(random);
  if (random.oneIn(3)) return random.times(random.below(4), inner);
  return Object.fromEntries(
    random.times(random.below(7), () => [random.pick(random.oneIn(9) ? ODD_NAMES : NAMES), inner()]),
  );
}

const good = () => ({
  name: "office",
  remoteHost: "vpn.example.com",
  auth: { method: "PSK", psk: { key: "k" } },
  ike: {
    diffieHellmanGroup: "16-MODP4096",
    encryptionAlgorithm: "AES256",
    integrityAlgorithm: "SHA256",
    lifetime: 86400,
  },
  esp: { diffieHellmanGroup: "19-ECP256", encryptionAlgorithm: "AES128", integrityAlgorithm: "SHA512", lifetime: 3600 },
  cloudNetworkCIDRs: ["10.7.0.0/24"],
  peerNetworkCIDRs: ["192.168.40.0/24", "2001:db8::/32"],
});

/** Sets the value at a path, or removes it if `undefined`, where the parent is an object or a list. */
function put(tunnel, path, value) {
  const steps = path.split(".");
  const last = steps.pop();
  const parent = steps.reduce((at, step) => at?.[step], tunnel);
  if (typeof parent !== "object" || parent === null) return;
  if (value === undefined && !Array.isArray(parent)) delete parent[last];
  else parent[last] = value;
}

function change(random, tunnel) {
  const path = random.pick(MEMBERS);
  switch (random.below(10)) {
    case 0:
      return put(tunnel, path, undefined);
    case 1:
      return put(tunnel, path, scalar(random));
    case 2:
      return put(tunnel, path, anything(random));
    case 3:
      return put(tunnel, random.pick(["x", "auth.Psk", "ike.é", "esp.toString"]), anything(random));
    default:
      return put(tunnel, path, PLACES[path]?.(random));
  }
}

/** JSON text of a value; sometimes with escapes, white space, and repeated members, of which the last one counts. */
function write(random, value) {
  if (value instanceof Written) return value.text;
  if (typeof value === "string") return random.oneIn(20) ? escaped(value) : JSON.stringify(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const space = random.oneIn(20) ? random.pick([" ", "\n", "\t\r\n"]) : "";
  if (Array.isArray(value)) return `[${Array.from(value, (item) => space + write(random, item)).join(",")}${space}]`;
  const members = Object.entries(value).map(([name, member]) => [name, write(random, member)]);
  if (members.length > 0 && random.oneIn(20)) members.unshift([random.pick(members)[0], write(random, scalar(random))]);
  return `{${members.map(([name, member]) => `${space}${write(random, name)}:${member}`).join(",")}${space}}`;
}

const escaped = (text) =>
  `"${text.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;

/** JSON text of a tunnel, or of something similar. */
export function document(random) {
  if (random.oneIn(10)) return write(random, anything(random));
  const tunnel = good();
  for (let changes = random.pick([0, 1, 1, 1, 2, 2, 3, 6]); changes > 0; changes -= 1) change(random, tunnel);
  const json = write(random, tunnel);
  return random.oneIn(20) ? random.mutate(json, JSON_ALPHABET) : json;
}
