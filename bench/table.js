/** The table of results, which all suites share. */

/**
 * @typedef {object} Row
 * @property {string} measurement
 * @property {"time" | "bytes"} unit times are in milliseconds
 * @property {Record<string, number>} values by candidate
 * @property {string} [against] the candidate that ours is compared with; the best of the others if it is left out
 */

export const PACKAGE = "ionos-ipsec-tunnels";
const COLUMNS = [PACKAGE, "ajv", "zod", "valibot", "openapi-fetch", "ky", "cloudflare", "fetch", "node -e 0"];

/** @param {Row[]} rows */
export function table(rows) {
  const used = COLUMNS.filter((column) => rows.some(({ values }) => column in values));
  return align([
    ["measurement", ...used, "ratio to the best other"],
    ...rows.map((row) => [
      row.measurement,
      ...used.map((column) => (column in row.values ? FORMATS[row.unit](row.values[column]) : "–")),
      ratio(row),
    ]),
  ]);
}

/** A table in Markdown: the first line is its head, the first column its labels, and the rest numbers. */
export function align(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const pad = (line) => line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])));
  const rule = widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [pad(lines[0]), rule, ...lines.slice(1).map(pad)].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Ours over theirs: below 1, ours is the smaller. */
function ratio({ values, against }) {
  const others = Object.keys(values).filter((name) => name !== PACKAGE);
  if (others.length === 0) return "–";
  const best = against ?? others.reduce((least, name) => (values[name] < values[least] ? name : least));
  return `${(values[PACKAGE] / values[best]).toFixed(2)} × ${best}`;
}

/** A number with its thousands separated. */
export const grouped = (number, digits = 0) =>
  number.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });

const FORMATS = {
  bytes: (count) => grouped(count),
  time: (ms) => (Math.abs(ms) < 0.1 ? `${grouped(ms * 1000, 2)} µs` : `${grouped(ms, 2)} ms`),
};
