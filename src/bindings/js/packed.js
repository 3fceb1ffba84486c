/**
 * The two forms in which data crosses between JavaScript and WebAssembly memory in one piece: values, which are written here
 * as `packed.rs` describes and reads them, and issues, which are read here as `issues.rs` describes and writes them.
 */

const encoder = new TextEncoder();
/** A byte order mark at the beginning of a text is kept, as a part of the text. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The numbers for the kinds of values that are not text, in the order of `KINDS` in `packed.rs`. */
const KINDS = {
  undefined: -1,
  number: -2,
  array: -3,
  object: -4,
  unreadable: -5,
  null: -6,
  boolean: -7,
  bigint: -8,
  symbol: -9,
  function: -10,
};

let memory;
let bytes;
let integers;
let doubles;
let view;

/** Sets the memory of the instance. It is called again for a later instance. */
export function useMemory(instance) {
  memory = instance;
  bytes = new Uint8Array();
  target = bytes;
}

/** Makes new views of the memory if the old ones are detached: a memory that grows gets another buffer. */
function refreshViews() {
  if (bytes.length > 0) return;
  bytes = new Uint8Array(memory.buffer);
  integers = new Int32Array(memory.buffer);
  doubles = new Float64Array(memory.buffer);
  view = new DataView(memory.buffer);
}

/** The view that the last text was written to, kept for the next text: making a view takes longer than filling it. */
let target;

/** The packed value for which `pack` had too little room, until `write` writes it. */
let waiting;

/**
 * Packs a value as far as `shape` asks for it, which `value.rs` makes from a rule; with the names of other members if
 * `unknown` is true. Writes the packed value to `pointer` if it fits into `room` bytes, and keeps it for `write` otherwise.
 * Returns the bytes that it takes. Where a getter or a proxy throws, the value is of the kind "unreadable".
 */
export function pack(value, shape, unknown, pointer, room) {
  const packed = { numbers: [], text: "", unknown };
  add(packed, value, shape);
  // From here on no code of the caller runs, which could start another validation in between.
  const { numbers, text } = packed;
  const size = 3 * text.length + 8 * (numbers.length + 2);
  if (size > room) waiting = packed;
  else put(packed, pointer);
  return size;
}

/** Writes the value that `pack` has kept. */
export function write(pointer) {
  put(waiting, pointer);
  waiting = undefined;
}

function put({ numbers, text }, pointer) {
  refreshViews();
  // A UTF-16 code unit takes three bytes of UTF-8 at most.
  const most = 3 * text.length;
  if (target.byteOffset !== pointer || target.length < most) target = bytes.subarray(pointer, pointer + 2 * most);
  const { written } = encoder.encodeInto(text, target);
  let at = pointer + most;
  for (let index = 0; index < numbers.length; index++, at += 8) view.setFloat64(at, numbers[index], true);
  view.setFloat64(at, written, true);
  view.setFloat64(at + 8, numbers.length, true);
}

/**
 * Whether a UTF-16 code unit is the first half of a surrogate pair. At the end of a text it is replaced by U+FFFD, which it
 * would become in UTF-8 anyway: otherwise it would form one character with a second half at the beginning of the next text.
 */
const beginsPair = (unit) => unit >= 0xd800 && unit <= 0xdbff;

function add(packed, value, shape) {
  const type = typeof value;
  if (type === "string") {
    packed.numbers.push(value.length);
    packed.text += beginsPair(value.charCodeAt(value.length - 1)) ? `${value.slice(0, -1)}\ufffd` : value;
  } else if (type === "number") {
    packed.numbers.push(KINDS.number, value);
  } else if (type === "object" && value !== null) {
    addContainer(packed, value, shape);
  } else {
    packed.numbers.push(value === null ? KINDS.null : KINDS[type]);
  }
}

function addContainer(packed, value, shape) {
  let isList;
  let length;
  try {
    isList = Array.isArray(value);
    length = isList && shape?.isList ? value.length : 0;
  } catch {}
  // A revoked proxy throws even for Array.isArray, and any proxy may have a length that is no number.
  if (isList === undefined || typeof length !== "number") {
    packed.numbers.push(KINDS.unreadable);
  } else if (isList) {
    packed.numbers.push(KINDS.array);
    if (shape?.isList) addItems(packed, value, length, shape);
  } else {
    packed.numbers.push(KINDS.object);
    if (shape?.isList === false) addMembers(packed, value, shape);
  }
}

function addItems(packed, list, length, { of, most }) {
  const count = Math.min(Math.max(Math.trunc(length) || 0, 0), most);
  packed.numbers.push(length, count);
  for (let index = 0; index < count; index++) addMember(packed, list, index, of);
}

function addMembers(packed, object, { names, shapes, most }) {
  const { numbers } = packed;
  const before = numbers.length;
  for (let index = 0; index < names.length; index++) addMember(packed, object, names[index], shapes[index]);
  // An object without any known member may be something else, such as an answer of the API around the tunnel. The names of
  // its members are needed to recognise that.
  const isOther = numbers.length === before + names.length && numbers[before] === KINDS.undefined;
  const unknown = packed.unknown || isOther ? unknownMembers(object, names).slice(0, most) : [];
  packed.numbers.push(unknown.length);
  for (const name of unknown) {
    add(packed, name);
    packed.numbers.push(holdsObject(object, name) ? 1 : 0);
  }
}

function addMember(packed, holder, name, shape) {
  let value;
  try {
    value = holder[name];
  } catch {
    packed.numbers.push(KINDS.unreadable);
    return;
  }
  add(packed, value, shape);
}

function unknownMembers(object, names) {
  try {
    return Object.keys(object).filter((name) => !names.includes(name));
  } catch {
    return [];
  }
}

function holdsObject(holder, name) {
  try {
    const value = holder[name];
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

// The marks of `issues.rs` for values that are no constants.
const INDEX = -1;
const NUMBER = -2;
const TEXT = -3;
const LIST = -4;

/** The constants of the module, and its lists and paths of constants, by their addresses, at which they stay. */
const constants = new Map();
const lists = new Map();

/** The index in `integers` of the next one to read. */
let next;

/** Reads issues: `count` of them from `pointer` on, each `{ code, path, params, suggestion, position }`. */
export function readIssues(pointer, count) {
  refreshViews();
  next = pointer >>> 2;
  return readSeveral(count, readIssue);
}

function readIssue() {
  const code = readValue();
  const path = readPath();
  const params = { field: path.length > 0 ? dotted(path) : "tunnel" };
  for (let left = readInteger(); left > 0; left--) params[readValue()] = readValue();
  const suggestion = readValue();
  const line = readInteger();
  const position = line < 0 ? undefined : { line, column: readUnsigned(), offset: readUnsigned() };
  return { code, path, params, suggestion, position };
}

function readPath() {
  const address = readInteger();
  const length = readInteger();
  return address < 0 ? readSeveral(length, readValue) : [...readList(address, length)];
}

function dotted(path) {
  let text = String(path[0]);
  for (let index = 1; index < path.length; index++) text += `.${path[index]}`;
  return text;
}

/** An array of `count` values. It is made at its size, because a growing array would reserve more memory than it needs. */
function readSeveral(count, read) {
  const list = new Array(count);
  for (let index = 0; index < count; index++) list[index] = read();
  return list;
}

const readInteger = () => integers[next++];

/** An integer that is not negative, such as an address in a memory of more than two gigabytes. */
const readUnsigned = () => readInteger() >>> 0;

function readValue() {
  const first = readInteger();
  if (first >= 0) return readConstant(first, readInteger());
  if (first === INDEX) return readUnsigned();
  if (first === NUMBER) return doubles[readUnsigned() / 8];
  if (first === TEXT) return decode(readUnsigned(), readInteger());
  return first === LIST ? readList(readInteger(), readInteger()) : undefined;
}

function readConstant(address, length) {
  let text = constants.get(address);
  if (text?.length !== length) {
    text = decode(address, length);
    constants.set(address, text);
  }
  return text;
}

/** The constants of a list or a path at an address. It is frozen, and each address always gives the same list. */
function readList(address, length) {
  const known = lists.get(address);
  if (known?.length === length) {
    next += 2 * length;
    return known;
  }
  const list = Object.freeze(readSeveral(length, readValue));
  lists.set(address, list);
  return list;
}

const decode = (address, length) => decoder.decode(bytes.subarray(address, address + length));
