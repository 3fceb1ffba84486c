/** What the languages share: each has a table of its words, and this puts an issue's params into them. */

const own = (table, name) => (table && Object.hasOwn(table, name) ? table[name] : undefined);

/**
 * Makes the `formatIssue` of a language. Its table holds for each code a template, or an object: beside the `template`
 * those for some `reasons`, and `words` for params that are words of English.
 */
export function formatter(language, table) {
  const wordsFor = (value, words) => {
    if (Array.isArray(value)) return new Intl.ListFormat(language, { type: "disjunction" }).format(value);
    if (typeof value !== "string") return value;
    // A tunnel in a list has its number behind the word.
    const [, word, number = ""] = /^(.*?)( \d+)?$/s.exec(value);
    return (own(words, word) ?? word) + number;
  };
  return ({ code, params, message }) => {
    const entry = own(table, code);
    const template = own(entry?.reasons, params?.reason) ?? entry?.template ?? entry;
    // Braces come in pairs, so every second part is the name of a param.
    const parts = template?.split(/[{}]/).map((part, index) => {
      return index % 2 === 0 ? part : wordsFor(params?.[part], entry.words);
    });
    // Another release may have other codes and params: all of it in English is better than half of it.
    return !parts || parts.includes(undefined) ? message : parts.join("");
  };
}
