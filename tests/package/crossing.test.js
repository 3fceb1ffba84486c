// The two forms in which data crosses to WebAssembly and back, in a memory of this test's own: values are written as
// `packed.rs` describes them, and issues are read as `issues.rs` describes them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pack, readIssues, useMemory as showMemory, write } from "../../src/bindings/js/packed.js";
import { revoked } from "../support/revoked.js";

const KINDS = [
  "undefined",
  "number",
  "array",
  "object",
  "unreadable",
  "null",
  "boolean",
  "bigint",
  "symbol",
  "function",
];
const LIST = { isList: true, of: undefined, most: 3 };
const SHAPE = { isList: false, names: ["text", "list"], shapes: [undefined, LIST], most: 2 };

const POINTER = 64;

/** Packs a value, and reads its text and numbers back from the end of what it takes. */
function crossed(value, { shape = SHAPE, unknown = true, room = 4096 } = {}) {
  const memory = { buffer: new ArrayBuffer(1 << 20) };
  showMemory(memory);
  const size = pack(value, shape, unknown, POINTER, room);
  if (size > room) write(POINTER);
  const view = new DataView(memory.buffer, POINTER, size);
  const count = view.getFloat64(size - 8, true);
  const text = new TextDecoder("utf-8", { fatal: true }).decode(
    new Uint8Array(memory.buffer, POINTER, view.getFloat64(size - 16, true)),
  );
  const at = size - 16 - 8 * count;
  return { text, numbers: Array.from({ length: count }, (_, index) => view.getFloat64(at + 8 * index, true)) };
}

const kind = (name) => -1 - KINDS.indexOf(name);
const fail = () => {
  throw new Error("read");
};
const gappy = Object.assign(new Array(4), { 0: "a", 2: "b", 3: "c" });

for (const [what, value, numbers, text = ""] of [
  ["a text", "office", [6], "office"],
  ["a text beyond ASCII, by its units of UTF-16", "é𝕏", [3], "é𝕏"],
  ["half a surrogate pair, as the replacement character", "a\ud835", [2], "a\ufffd"],
  ["NaN", Number.NaN, [kind("number"), Number.NaN]],
  ["a negative zero", -0, [kind("number"), -0]],
  ["a bigint", 7n, [kind("bigint")]],
  ["a symbol", Symbol("x"), [kind("symbol")]],
  ["a function", fail, [kind("function")]],
  ["null", null, [kind("null")]],
  ["nothing", undefined, [kind("undefined")]],
  ["a proxy that was revoked", revoked(), [kind("unreadable")]],
  ["a list where an object is asked for", [1], [kind("array")]],
  [
    "an object with what is known and what is not",
    { text: "a", b: {}, c: 1 },
    [kind("object"), 1, kind("undefined"), 2, 1, 1, 1, 0],
    "abc",
  ],
  [
    "other members, as far as they are examined",
    { text: 1, x: 1, y: 1, z: 1 },
    [kind("object"), kind("number"), 1, kind("undefined"), 2, 1, 0, 1, 0],
    "xy",
  ],
  [
    "a getter that throws",
    {
      get text() {
        return fail();
      },
    },
    [kind("object"), kind("unreadable"), kind("undefined"), 0],
  ],
  [
    "a list with a gap, as far as it is examined",
    { list: gappy },
    [kind("object"), kind("undefined"), kind("array"), 4, 3, 1, kind("undefined"), 1, 0],
    "ab",
  ],
  [
    "a list inside a list, of which nothing is asked",
    { list: [[1, [2]]] },
    [kind("object"), kind("undefined"), kind("array"), 1, 1, kind("array"), 0],
  ],
]) {
  test(`${what} crosses`, () => {
    assert.deepEqual(crossed(value), { text, numbers });
  });
}

test("halves of a surrogate pair in two texts stay two characters", () => {
  const { text } = crossed({ list: ["\ud835", "\udd4f"] });
  assert.equal(text, "\ufffd\ufffd");
});

test("what there is no room for crosses once there is", () => {
  const long = "é".repeat(10_000);
  assert.deepEqual(crossed(long, { room: 64 }), { text: long, numbers: [10_000] });
});

test("issues come back with all their parts", () => {
  const memory = { buffer: new ArrayBuffer(4096) };
  showMemory(memory);
  let end = 2048;
  const place = (text) => {
    const { written } = new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer, end));
    end += written;
    return [end - written, written];
  };
  const [INDEX, NUMBER, TEXT, LIST, NOTHING] = [-1, -2, -3, -4, -5];
  const [FRACTION, ALLOWED, PATH] = [1000, 1024, 1040];
  new Float64Array(memory.buffer)[FRACTION / 8] = -0.5;
  const allowed = [ALLOWED, 2, ...place("PSK"), ...place("é𝕏")];
  const path = [PATH, 2, ...place("ike"), ...place("lifetime")];
  const integers = [
    ...[...place("enum"), NOTHING, 2, ...place("list"), INDEX, 7],
    ...[2, ...place("allowed"), LIST, ...allowed, ...place("own"), TEXT, ...place("ü")],
    ...[NUMBER, FRACTION, 3, 4, 5],
    ...[...place("type"), ...path, 0, NOTHING, NOTHING],
    ...[...place("type"), ...path, 0, NOTHING, NOTHING],
    ...[...place("type"), 4, 0, 1, ...place("allowed"), LIST, ...allowed, NOTHING, NOTHING],
  ];
  new Int32Array(memory.buffer).set(integers, 16);
  const issues = readIssues(64, 4);
  const bare = { code: "type", suggestion: undefined, position: undefined };
  const lifetime = { ...bare, path: ["ike", "lifetime"], params: { field: "ike.lifetime" } };
  assert.deepEqual(issues, [
    {
      code: "enum",
      path: ["list", 7],
      params: { field: "list.7", allowed: ["PSK", "é𝕏"], own: "ü" },
      suggestion: -0.5,
      position: { line: 3, column: 4, offset: 5 },
    },
    lifetime,
    lifetime,
    { ...bare, path: [], params: { field: "tunnel", allowed: ["PSK", "é𝕏"] } },
  ]);
  // Whoever gets an issue may change its path, but not a list that other issues have as well.
  assert.notEqual(issues[1].path, issues[2].path);
  assert.equal(issues[0].params.allowed, issues[3].params.allowed);
  assert.ok(Object.isFrozen(issues[0].params.allowed));
});
