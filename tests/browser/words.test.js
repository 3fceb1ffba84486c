// The console's texts: types ensure that every language has the same ones; here they have the same placeholders.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const LANGUAGES = ["en", "de", "es", "fr"];

const { outputFiles } = await build({
  stdin: {
    contents: LANGUAGES.map((language) => `export * from "./${language}";`).join("\n"),
    resolveDir: fileURLToPath(new URL("../../www/src/words", import.meta.url)),
  },
  bundle: true,
  format: "esm",
  write: false,
});
const words = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

/** All texts of a language, each with its path in dotted form. */
const textsOf = (value, path = "") =>
  typeof value === "string"
    ? [[path, value]]
    : Object.entries(value).flatMap(([key, part]) => textsOf(part, path === "" ? key : `${path}.${key}`));

const slotsOf = (text) => text.match(/\{\{.*?\}\}|<.*?>/g)?.sort() ?? [];

describe("The console's words", () => {
  const english = textsOf(words.en);
  for (const language of LANGUAGES.slice(1)) {
    const texts = new Map(textsOf(words[language]));

    test(`in ${language} have the placeholders of the English ones`, () => {
      const slots = (lookUp) => Object.fromEntries(english.map(([path, text]) => [path, slotsOf(lookUp(path, text))]));
      assert.deepEqual(
        slots((path) => texts.get(path)),
        slots((_, text) => text),
      );
    });

    test(`in ${language} are empty only where the English ones are`, () => {
      const empty = (entries) => entries.filter(([, text]) => text.trim() === "").map(([path]) => path);
      assert.deepEqual(empty([...texts]), empty(english));
    });
  }

  test("in French keep their punctuation on the line", () => {
    const broken = textsOf(words.fr).filter(([, text]) => / [;:?!»]|« /.test(text));
    assert.deepEqual(broken, []);
  });
});
