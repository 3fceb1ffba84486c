// Properties of any file: positions are those in the original text, and no excerpt shows a key.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { definitionsOf } from "../../pkg-templates/cli/definitions.js";
import { excerpt } from "../../pkg-templates/cli/excerpt.js";

/** JSON text with white space anywhere. */
const jsonOf = (value) => fc.constantFrom(0, 1, 2, "\t", "\r\n").map((space) => JSON.stringify(value, null, space));
const tunnels = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 4 });
const shapes = [
  (list) => list,
  (list) => ({ type: "collection", items: list }),
  (list) => ({ items: list.map((properties) => ({ id: "x", properties, metadata: {} })) }),
  (list) => list.map((properties, index) => (index % 2 ? properties : { metadata: "[{,", properties })),
];
const files = fc
  .tuple(tunnels, fc.constantFrom(...shapes))
  .chain(([list, shape]) => fc.tuple(fc.constant(list), jsonOf(shape(list))));

test("whatever is around them, the tunnels are found, and what is validated is as long as the text", () => {
  fc.assert(
    fc.property(files, ([list, text]) => {
      // An object with one of these members would itself be an answer of the API.
      fc.pre(list.every((tunnel) => !Object.hasOwn(tunnel, "properties")));
      const { tunnels, json, isList } = definitionsOf("any", Buffer.from(text));
      assert.deepEqual([isList, tunnels], [true, JSON.parse(JSON.stringify(list))]);
      assert.equal(json.length, text.length);
      assert.deepEqual(json.split(/[^\r\n]/).join(""), text.split(/[^\r\n]/).join(""));
    }),
  );
});

test("a list of 200,000 elements is read", () => {
  const list = Array.from({ length: 200_000 }, () => 1);
  const { tunnels, json } = definitionsOf("any", Buffer.from(JSON.stringify(list)));
  assert.deepEqual([tunnels.length, json], [list.length, JSON.stringify(list)]);
});

test("a path leads to where its value stands", () => {
  fc.assert(
    fc.property(files, ([list, text]) => {
      fc.pre(list.every((tunnel) => !Object.hasOwn(tunnel, "properties")));
      const { place } = definitionsOf("any", Buffer.from(text));
      for (const [index, tunnel] of list.entries()) {
        for (const [name, value] of Object.entries(tunnel)) {
          const { line, column, offset } = place([index, name]);
          assert.ok(text.slice(offset).startsWith(JSON.stringify(value)[0]));
          assert.equal(text.split(/\r\n|\r|\n/)[line - 1].slice(column - 1), text.slice(offset).split(/[\r\n]/)[0]);
        }
      }
    }),
  );
});

const key = fc.stringMatching(/^[A-Za-z0-9]{12,40}$/);
const rest = fc.oneof(fc.string(), fc.constantFrom('{"auth": {"psk": {"key": "', '"}}}', "'", ",\n", "\t"));

test("no excerpt shows a key, wherever it is and wherever it looks", () => {
  const paths = fc.constantFrom(
    [],
    ["auth"],
    ["auth", "psk"],
    ["auth", "psk", "key"],
    [3, "auth", "psk", "key"],
    ["x"],
  );
  fc.assert(
    fc.property(key, rest, rest, paths, fc.nat(), (secret, before, after, path, anywhere) => {
      const text = `${before}${secret}${after}`;
      const offset = anywhere % (text.length + 1);
      const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
      const { line, marker } = excerpt(text, { path, position: { line: 1, column: offset - start + 1, offset } });
      assert.ok(!line.includes(secret), line);
      assert.match(marker, /^\s*\^~*$/);
    }),
  );
});
