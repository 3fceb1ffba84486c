/** What is written to a terminal: colours where they are wanted, and nothing that steers it but our own. */

const SGR = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 };

/**
 * Whether a stream shows colours: a terminal that can, of a person who has not said no (https://no-color.org), or one that
 * somebody else reads who wants them (https://force-color.org), as logs of CI are.
 *
 * @param {NodeJS.WriteStream} stream
 */
export function hasColours({ isTTY }) {
  const { FORCE_COLOR, NO_COLOR, TERM } = process.env;
  if (FORCE_COLOR) return !["0", "false"].includes(FORCE_COLOR);
  return Boolean(isTTY) && !NO_COLOR && TERM !== "dumb";
}

/**
 * @param {NodeJS.WriteStream} stream
 * @returns {(text: string, ...styles: (keyof typeof SGR)[]) => string} puts a text into colours if the stream has them
 */
export function painter(stream) {
  if (!hasColours(stream)) return (text) => text;
  return (text, ...styles) => `\u001b[${styles.map((style) => SGR[style]).join(";")}m${text}\u001b[0m`;
}

/**
 * What cannot be seen, or steers a terminal: controls, marks that turn the direction of writing, line ends, halves of pairs.
 * Variants of characters (emoji have them) are seen with the character before them.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\p{VS})\p{DI}/gu;

/**
 * Text from elsewhere, with the code point for each character that cannot be seen, such as `<U+200B>`; nothing for what is
 * not there, as answers of the API may lack what they should have.
 */
export const clean = (text) =>
  String(text ?? "").replace(UNSEEN, (character) => {
    const code = character.codePointAt(0).toString(16).toUpperCase();
    return `<U+${code.padStart(4, "0")}>`;
  });

/** Characters that take two columns, as Chinese, Japanese and Korean ones and emoji do (Unicode Standard Annex #11). */
const WIDE = /(?![\uff61-\uffdc])[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{EPres}\u3000-\u303e\uff01-\uffe6]/u;

/** Columns that a text takes. A mark stands on the character before it. */
export function widthOf(text) {
  const columns = (character) => (/\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1);
  return Array.from(text).reduce((sum, character) => sum + columns(character), 0);
}

/** Rows as columns of equal width, the last as it is. */
export function table(rows) {
  const cells = rows.map((row) => row.map(clean));
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => widthOf(row[column]))));
  const line = (row) => row.map((cell, column) => cell + " ".repeat(widths[column] - widthOf(cell))).join("  ");
  return cells.map((row) => `${line(row).trimEnd()}\n`).join("");
}

/** "1 tunnel", "2 tunnels". */
export const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
