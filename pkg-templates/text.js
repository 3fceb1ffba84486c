/**
 * Bytes as printable text, for the entries that have their WebAssembly inside: one character for each frequent byte, and two
 * for any other. gzip and brotli compress this text to nearly the size of the compressed file. In base64, which cuts bytes
 * into pieces of 6 bits, they would no longer find repetitions. The build encodes, and the entry decodes.
 */

/**
 * The printable characters that no kind of string literal has to escape. "<" and "-" are left out too, since by chance they
 * would form comments and tags of HTML, which SES refuses, and which would end an inline script in a page.
 */
const CHARACTERS = " !#%&()*+,./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";
const COUNT = CHARACTERS.length;

/** The most frequent bytes have one character each. The last two characters announce one of two tables for other bytes. */
const SINGLES = COUNT - 2;
const announcing = (table) => CHARACTERS[SINGLES + table - 1];

/** How many entries a table has: one for each ASCII character. */
const ENTRIES = 128;

/** The length of the head. It has a digit for each of the 256 values of a byte: 1 for a frequent one, 0 for any other. */
const HEAD = 256;

/** The place of each byte in the tables, which are one list. The bytes of a table are in ascending order. */
function placesOf(head) {
  const places = [];
  let singles = 0;
  let others = 0;
  for (let byte = 0; byte < HEAD; byte++) {
    const isFrequent = head[byte] === "1";
    const index = isFrequent ? singles++ : others++;
    const table = isFrequent ? 0 : 1 + Math.floor(index / COUNT);
    places.push(ENTRIES * table + CHARACTERS.charCodeAt(index % COUNT));
  }
  return places;
}

/** Encodes bytes as text. */
export function encode(bytes) {
  const counts = new Array(HEAD).fill(0);
  for (const byte of bytes) counts[byte]++;
  const byFrequency = [...counts.keys()].sort((a, b) => counts[b] - counts[a]);
  const head = new Array(HEAD).fill("0");
  for (const byte of byFrequency.slice(0, SINGLES)) head[byte] = "1";
  const codes = placesOf(head).map((place) => {
    const table = Math.floor(place / ENTRIES);
    return (table === 0 ? "" : announcing(table)) + String.fromCharCode(place % ENTRIES);
  });
  return head.join("") + Array.from(bytes, (byte) => codes[byte]).join("");
}

/** The size of a table in bytes: an entry takes two of them. */
const TABLE = 2 * ENTRIES;
const TABLES = 3 * TABLE;
const PAGE = 65_536;

/**
 * Decodes such a text. `translator` has the bytes of the assembled `text.wat`. With it the first validation in Node takes
 * 3 ms less than with a loop in JavaScript.
 */
export function decode(text, translator) {
  const { memory, translate } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(translator))).exports;
  memory.grow(Math.ceil((TABLES + text.length) / PAGE));
  const tables = new Uint16Array(memory.buffer, 0, 3 * ENTRIES);
  placesOf(text).forEach((place, byte) => {
    tables[place] = byte;
  });
  for (const table of [1, 2]) tables[announcing(table).charCodeAt(0)] = table * TABLE;
  new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer, TABLES));
  const begin = TABLES + HEAD;
  return new Uint8Array(memory.buffer, begin, translate(begin, TABLES + text.length) - begin);
}
