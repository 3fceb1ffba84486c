// The README's examples, to be run as a reader would run them.

import { readFile } from "node:fs/promises";

const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");

/** The first code block in a language below a heading. */
export function example(heading, language) {
  const section = readme.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const block = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "ms").exec(section);
  if (!block) throw new Error(`The README has no ${language} example below "${heading}"`);
  return block[1];
}
