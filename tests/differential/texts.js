// Random texts: networks and hosts that are right, almost right, and wrong.

const NETWORK_ALPHABET = [..."0123456789abcdefABCDEFgx:::.../// %+-[]\n\0", "٣", "０", "．", "𝟙", "\ud800"];
const HOST_ALPHABET = [..."aZ09-....__ /:@\n\0", "é", "。", "ｅ", "🚇", "\udc00", "\u00ad"];

const OCTETS = [0, 1, 7, 9, 10, 19, 99, 100, 127, 199, 200, 249, 250, 255];
const PREFIXES = [
  "0",
  "00",
  "1",
  "01",
  "9",
  "09",
  "10",
  "24",
  "31",
  "32",
  "33",
  "64",
  "99",
  "100",
  "119",
  "127",
  "128",
];
const TOKENS = [
  ":",
  "::",
  ".",
  "/",
  "0",
  "1",
  "00",
  "ffff",
  "fFfF",
  "12345",
  "g",
  "255",
  "256",
  "1.2.3.4",
  ...PREFIXES,
];

const octet = (random) => (random.oneIn(2) ? random.pick(OCTETS) : random.below(256));
const address4 = (random) => random.times(4, () => octet(random)).join(".");
const network4 = (random) => `${address4(random)}/${random.below(33)}`;

const group = (random) => {
  const digits = random.below(0x10000).toString(16).slice(0, random.between(1, 4)).padStart(random.between(1, 4), "0");
  return random.oneIn(4) ? digits.toUpperCase() : digits;
};
const groups = (random, count) => random.times(count, () => group(random)).join(":");

/** Up to nine groups, and "::" where it may stand or may not. */
function address6(random) {
  if (random.oneIn(3)) return groups(random, random.oneIn(4) ? random.between(1, 9) : 8);
  return `${groups(random, random.below(8))}::${groups(random, random.below(random.oneIn(4) ? 8 : 4))}`;
}
const prefix6 = (random) => (random.oneIn(3) ? random.pick(PREFIXES) : random.below(129));
const network6 = (random) => `${address6(random)}/${prefix6(random)}`;

const soup = (random, tokens, most) => random.times(random.below(most), () => random.pick(tokens)).join("");

/** A network, or a similar text. */
export function network(random) {
  const good = random.oneIn(2) ? network4(random) : network6(random);
  switch (random.below(8)) {
    case 0:
      return soup(random, TOKENS, 18);
    case 1:
      return soup(random, NETWORK_ALPHABET, 24);
    case 2:
      return random.mutate(random.mutate(good, NETWORK_ALPHABET), NETWORK_ALPHABET);
    case 3:
    case 4:
      return random.mutate(good, NETWORK_ALPHABET);
    default:
      return good;
  }
}

/** Every prefix and octet of up to three digits, and every shape of an IPv6 address of up to nine groups. */
export function* everyNetworkOfASort() {
  const digits = [1, 2, 3].flatMap((length) =>
    Array.from({ length: 10 ** length }, (_, number) => `${number}`.padStart(length, "0")),
  );
  for (const number of digits) {
    yield `10.0.0.0/${number}`;
    yield `2001:db8::/${number}`;
    for (let at = 0; at < 4; at += 1) yield `${[10, 0, 0, 1].with(at, number).join(".")}/8`;
  }
  for (let count = 0; count <= 9; count += 1) {
    const all = Array.from({ length: count }, (_, at) => (at + 1).toString(16));
    yield `${all.join(":")}/64`;
    for (let at = 0; at <= count; at += 1) yield `${all.slice(0, at).join(":")}::${all.slice(at).join(":")}/64`;
  }
}

const label = (random) => {
  const length = random.pick([1, 1, 2, 3, 5, 8, 61, 62, 63, 64]);
  return soupOf(random, random.oneIn(6) ? "0123456789" : "abcXYZ019-", length);
};
const soupOf = (random, alphabet, length) => random.times(length, () => random.pick(alphabet)).join("");
const name = (random) => random.times(random.between(1, 4), () => label(random)).join(".");

/** A name of about the greatest length. */
function longName(random) {
  const text = random.times(random.between(4, 64), () => soupOf(random, "abc019", random.between(1, 63))).join(".");
  const cut = text.slice(0, random.between(251, 256));
  return cut.length < 251 ? cut.padEnd(random.between(251, 256), ".aaa") : cut;
}

/** A host, or a similar text. */
export function host(random) {
  const good = random.oneIn(3) ? address4(random) : random.oneIn(4) ? longName(random) : name(random);
  switch (random.below(8)) {
    case 0:
      return soup(random, HOST_ALPHABET, 20);
    case 1:
      return soup(random, ["0", "1", "255", "256", "01", "0x1", ".", ".", "a", "-", "xn--"], 9);
    case 2:
    case 3:
      return random.mutate(good, HOST_ALPHABET);
    case 4:
      return `${random.pick(["xn--", "XN--", "a.xn--", ""])}${soupOf(random, "abcdefghijklmnop-0123456789", random.between(1, 12))}`;
    default:
      return good;
  }
}
