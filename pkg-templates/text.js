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

/** Ranks below are one character. Two pages of `COUNT` more have a character each that announces them. */
const SINGLES = COUNT - 2;

/** The text begins with all bytes by their frequency, in hexadecimal. */
const HEAD = 512;

/** The text of some bytes. */
export function encode(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  const order = [...counts.keys()].sort((a, b) => counts[b] - counts[a]);
  const codes = [];
  order.forEach((byte, rank) => {
    const beyond = rank - SINGLES;
    const page = CHARACTERS[SINGLES + Math.floor(beyond / COUNT)];
    codes[byte] = beyond < 0 ? CHARACTERS[rank] : page + CHARACTERS[beyond % COUNT];
  });
  return Buffer.from(order).toString("hex") + Array.from(bytes, (byte) => codes[byte]).join("");
}

/** The bytes of such a text. */
export function decode(text) {
  const ranks = [];
  for (let rank = 0; rank < COUNT; rank++) ranks[CHARACTERS.charCodeAt(rank)] = rank;
  const order = Uint8Array.from({ length: 256 }, (_, rank) => Number.parseInt(text.slice(2 * rank, 2 * rank + 2), 16));
  const bytes = new Uint8Array(text.length - HEAD);
  let length = 0;
  for (let at = HEAD; at < text.length; at++) {
    let rank = ranks[text.charCodeAt(at)];
    if (rank >= SINGLES) rank = SINGLES + (rank - SINGLES) * COUNT + ranks[text.charCodeAt(++at)];
    bytes[length++] = order[rank];
  }
  return bytes.subarray(0, length);
}
