/** Output to a terminal: colours where they are wanted, and no control characters from anywhere else. */

const SGR = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 };

/**
 * Whether a stream shows colours: it is a terminal that can, and the user has not disabled them (https://no-color.org); or
 * the user has asked for them (https://force-color.org), as for the logs of CI.
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
 * Invisible characters, and those that control a terminal: control characters, marks of text direction, line separators and
 * lone surrogates. Variation selectors, as in emoji, are allowed, since they change the character before them.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\p{VS})\p{DI}/gu;

/**
 * Text from elsewhere, with each such character replaced by its code point, as in `<U+200B>`. Missing text becomes empty text,
 * because answers of the API may lack members.
 */
export const clean = (text) =>
  String(text ?? "").replace(UNSEEN, (character) => {
    const code = character.codePointAt(0).toString(16).toUpperCase();
    return `<U+${code.padStart(4, "0")}>`;
  });

/** Characters that take two columns, as Chinese, Japanese and Korean ones and emoji do (Unicode Standard Annex #11). */
const WIDE = /(?![\uff61-\uffdc])[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{EPres}\u3000-\u303e\uff01-\uffe6]/u;

/** How many columns a text takes on a terminal. A combining mark takes none. */
export function widthOf(text) {
  const columns = (character) => (/\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1);
  return Array.from(text).reduce((sum, character) => sum + columns(character), 0);
}

/** Rows as a table whose columns are aligned. */
export function table(rows) {
  const cells = rows.map((row) => row.map(clean));
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => widthOf(row[column]))));
  const line = (row) => row.map((cell, column) => cell + " ".repeat(widths[column] - widthOf(cell))).join("  ");
  return cells.map((row) => `${line(row).trimEnd()}\n`).join("");
}

/** "1 tunnel", "2 tunnels". */
export const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
