// The networks in a text that somebody pastes: one a line or several, with comments such as "10.0.0.0/24 # Berlin" left out.

/** Undefined where the text is a single word, which is pasted as it is. */
export function networksIn(text: string): string[] | undefined {
  const words = text
    .split(/\r?\n/)
    .map((line) => line.replace(/(#|\/\/).*$/, ""))
    .flatMap((line) => line.split(/[\s,;]+/))
    // Quotes and brackets come from lists in programs.
    .map((word) => word.replace(/^["'[(]+|["'\])]+$/g, ""))
    .filter((word) => word !== "");
  const isPlain = words.length === 1 && words[0] === text.trim();
  return words.length === 0 || isPlain ? undefined : words;
}
