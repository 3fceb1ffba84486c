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

/** The length of the head, which says of each byte whether it is frequent: 1 for yes, 0 for no. */
const HEAD = 256;

/** The table and the character for each byte: those of a table are in ascending order. */
function placesOf(head) {
  let singles = 0;
  let others = 0;
  return Array.from({ length: HEAD }, (_, byte) => {
    if (head[byte] === "1") return { table: 0, character: CHARACTERS[singles++] };
    const index = others++;
    return { table: index < COUNT ? 1 : 2, character: CHARACTERS[index % COUNT] };
  });
}

/** Encodes bytes as text. */
export function encode(bytes) {
  const counts = new Array(HEAD).fill(0);
  for (const byte of bytes) counts[byte]++;
  const byFrequency = [...counts.keys()].sort((a, b) => counts[b] - counts[a]);
  const head = new Array(HEAD).fill("0");
  for (const byte of byFrequency.slice(0, SINGLES)) head[byte] = "1";
  const codes = placesOf(head).map(({ table, character }) => (table === 0 ? "" : announcing(table)) + character);
  return head.join("") + Array.from(bytes, (byte) => codes[byte]).join("");
}

const fromHex = (text) => Uint8Array.from(text.match(/../g), (pair) => Number.parseInt(pair, 16));

/** The size of a table in bytes: two bytes for each ASCII character. */
const TABLE = 2 * 128;
const TABLES = 3 * TABLE;
const PAGE = 65_536;

/**
 * Decodes such a text. `translator` is the assembled `text.wat` in hexadecimal. With it the first validation in Node takes
 * 3 ms less than with a loop in JavaScript.
 */
export function decode(text, translator) {
  const { memory, translate } = new WebAssembly.Instance(new WebAssembly.Module(fromHex(translator))).exports;
  memory.grow(Math.ceil((TABLES + text.length) / PAGE));
  const tables = new Uint16Array(memory.buffer, 0, TABLES / 2);
  const enter = (table, character, entry) => {
    tables[(table * TABLE) / 2 + character.charCodeAt(0)] = entry;
  };
  placesOf(text).forEach(({ table, character }, byte) => {
    enter(table, character, byte);
  });
  for (const table of [1, 2]) enter(0, announcing(table), table * TABLE);
  new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer, TABLES));
  const begin = TABLES + HEAD;
  return new Uint8Array(memory.buffer, begin, translate(begin, TABLES + text.length) - begin);
}
