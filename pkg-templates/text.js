/**
 * Bytes as printable text for the entry that has the WebAssembly inside: one character for each frequent byte and two for
 * the others. Base64 cuts bytes into pieces of 6 bits, in which gzip and brotli no longer find what repeats; this text
 * they compress to nearly the size of the compressed file. The build writes it, the entry reads it.
 */

/**
 * Characters that no kind of string literal has to escape, without "<" and "-": of these, chance makes comments and tags
 * of HTML, which SES refuses and a page with the script inside would end at.
 */
const CHARACTERS = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
  .filter((character) => !"\"'`$\\<-".includes(character))
  .join("");
const COUNT = CHARACTERS.length;

/** The most frequent bytes have a character each. The last two characters announce one of two tables for all others. */
const SINGLES = COUNT - 2;
const announcing = (table) => CHARACTERS[SINGLES + table - 1];

/** Which table has a byte, by the rank of its frequency, and at which character. */
function placeOf(rank) {
  if (rank < SINGLES) return { table: 0, character: CHARACTERS[rank] };
  const beyond = rank - SINGLES;
  return { table: 1 + Math.floor(beyond / COUNT), character: CHARACTERS[beyond % COUNT] };
}

/** The text begins with all bytes by their frequency, in hexadecimal. */
const HEAD = 512;

/** The text of some bytes. */
export function encode(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  const order = [...counts.keys()].sort((a, b) => counts[b] - counts[a]);
  const codes = [];
  order.forEach((byte, rank) => {
    const { table, character } = placeOf(rank);
    codes[byte] = table === 0 ? character : announcing(table) + character;
  });
  return Buffer.from(order).toString("hex") + Array.from(bytes, (byte) => codes[byte]).join("");
}

const fromHex = (text) => Uint8Array.from(text.match(/../g), (pair) => Number.parseInt(pair, 16));

/** Tables have two bytes for each character of ASCII. */
const TABLE = 2 * 128;
const TABLES = 3 * TABLE;
const PAGE = 65_536;

/**
 * The bytes of such a text. `translator` is `text.wat`, assembled, in hexadecimal: with it, the first validation takes 3 of
 * 16 ms less in Node than with a loop of JavaScript.
 */
export function decode(text, translator) {
  const { memory, translate } = new WebAssembly.Instance(new WebAssembly.Module(fromHex(translator))).exports;
  memory.grow(Math.ceil((TABLES + text.length) / PAGE));
  const tables = new Uint16Array(memory.buffer, 0, TABLES / 2);
  const enter = (table, character, entry) => {
    tables[(table * TABLE) / 2 + character.charCodeAt(0)] = entry;
  };
  fromHex(text.slice(0, HEAD)).forEach((byte, rank) => {
    const { table, character } = placeOf(rank);
    enter(table, character, byte);
  });
  for (const table of [1, 2]) enter(0, announcing(table), table * TABLE);
  new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer, TABLES));
  const begin = TABLES + HEAD;
  return new Uint8Array(memory.buffer, begin, translate(begin, TABLES + text.length) - begin);
}
