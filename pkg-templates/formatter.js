/** Makes the messages of issues in other languages, from the table of templates of each language. */

const own = (table, name) => (table && Object.hasOwn(table, name) ? table[name] : undefined);

/**
 * Makes the `formatIssue` of a language. Its table has for each code a template, or an object with the `template`, the
 * templates for some `reasons`, and the translations of params that are English `words`, by the name of the param.
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
      return index % 2 === 0 ? part : wordsFor(params?.[part], own(entry.words, part));
    });
    // The issue may come from another release, with other codes and params. Then the whole message stays in English.
    return !parts || parts.includes(undefined) ? message : parts.join("");
  };
}
