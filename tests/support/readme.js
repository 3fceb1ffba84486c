// The examples in the READMEs, for tests that run them unchanged.

import { readFile } from "node:fs/promises";

const text = (path) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");

/** The README of the repository, and that of the package. */
export const readme = await text("README.md");
export const packageReadme = await text("pkg/README.md");

/** All code blocks in a language below a heading, in order. Throws if there are none. */
export function examples(heading, language, from = readme) {
  const section = from.split(/^##+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const blocks = section.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"));
  const found = Array.from(blocks, ([, code]) => code);
  if (found.length === 0) throw new Error(`The README has no ${language} example below "${heading}"`);
  return found;
}

/** The first code block in a language below a heading. */
export const example = (heading, language, from) => examples(heading, language, from)[0];
