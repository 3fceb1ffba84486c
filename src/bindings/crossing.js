/**
 * What crosses between JavaScript and WebAssembly memory at once: values in the packed form, which `validate/packed.rs`
 * describes and reads, and issues in the form that `issues.rs` describes and writes.
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

let memory;
let bytes = new Uint8Array();
let doubles;
let view;
let kinds;

/** Takes over the memory, and the names of the kinds in their order. */
export function useMemory(instance, names) {
  memory = instance;
  kinds = Object.fromEntries(names.map((name, index) => [name, -1 - index]));
}

/** The buffer of a memory that has grown is another one. */
function look() {
  if (bytes.length > 0) return;
  bytes = new Uint8Array(memory.buffer);
  doubles = new Float64Array(memory.buffer);
  view = new DataView(memory.buffer);
}

/** Where the last text went: making another view takes longer than filling it. */
let target = bytes;

/** What there was no room for. */
let waiting;

/**
 * Packs a value as far as `shape` asks for it, into so many bytes, and gives the bytes that it takes. Where these are
 * more, nothing is written, and `write` has to be called with a pointer to as many.
 */
export function pack(value, shape, unknown, pointer, room) {
  const packed = { numbers: [], text: "", unknown };
  add(packed, value, shape);
  // From here on, no getter can come in between with a validation of its own.
  const { numbers, text } = packed;
  const size = 3 * text.length + 8 * (numbers.length + 2);
  if (size > room) waiting = { text, numbers };
  else put(text, numbers, pointer);
  return size;
}

/** Writes what there was no room for. */
export function write(pointer) {
  put(waiting.text, waiting.numbers, pointer);
  waiting = undefined;
}

function put(text, numbers, pointer) {
  look();
  const most = 3 * text.length;
  if (target.byteOffset !== pointer || target.length < most) target = bytes.subarray(pointer, pointer + 2 * most);
  const { written } = encoder.encodeInto(text, target);
  let at = pointer + most;
  for (let index = 0; index < numbers.length; index++, at += 8) view.setFloat64(at, numbers[index], true);
  view.setFloat64(at, written, true);
  view.setFloat64(at + 8, numbers.length, true);
}

function add(packed, value, shape) {
  const kind = typeof value;
  if (kind === "string") {
    packed.numbers.push(value.length);
    packed.text += `${value}\n`;
  } else if (kind === "number") {
    packed.numbers.push(kinds.number, value);
  } else if (kind === "object" && value !== null) {
    addContainer(packed, value, shape);
  } else {
    packed.numbers.push(kinds[value === null ? "null" : kind]);
  }
}

function addContainer(packed, value, shape) {
  const { numbers } = packed;
  let isList;
  let length;
  try {
    isList = Array.isArray(value);
    length = isList && shape?.isList ? value.length : 0;
  } catch {}
  if (isList === undefined || typeof length !== "number") {
    numbers.push(kinds.unreadable);
  } else if (isList) {
    numbers.push(kinds.array);
    if (shape?.isList) addItems(packed, value, length, shape);
  } else {
    numbers.push(kinds.object);
    if (shape?.isList === false) addMembers(packed, value, shape);
  }
}

function addItems(packed, list, length, { of, most }) {
  const count = Math.min(Math.max(Math.trunc(length) || 0, 0), most);
  packed.numbers.push(length, count);
  for (let index = 0; index < count; index++) addMember(packed, list, index, of);
}

function addMembers(packed, object, { names, shapes, most }) {
  for (let index = 0; index < names.length; index++) addMember(packed, object, names[index], shapes[index]);
  const unknown = packed.unknown ? unknownMembers(object, names).slice(0, most) : [];
  packed.numbers.push(unknown.length);
  for (const name of unknown) {
    add(packed, name);
    packed.numbers.push(isObject(object, name) ? 1 : 0);
  }
}

function addMember(packed, holder, name, shape) {
  let value;
  try {
    value = holder[name];
  } catch {
    packed.numbers.push(kinds.unreadable);
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

function isObject(holder, name) {
  try {
    const value = holder[name];
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

// What an issue begins with that repeats something of the caller's, and tags of its values that are no constant text.
const UNIQUE = 0;
const NUMBER = -1;
const TEXT = -2;
const LIST = -3;

/** Texts of the module itself, and lists of them, by where they are: they stay there. */
const constants = new Map();
const lists = new Map();

/**
 * Issues that were read before, by a hash of their numbers, and how many are kept. Most issues say what another has
 * said: the same code at the same place with the same params. Those that repeat what a caller wrote are not kept.
 */
const known = new Map();
const MOST_KNOWN = 1000;

/** The known issue that was read last. What came after it before is likely to come again, and is tried first. */
let last = {};

/** Where the next number is. */
let next;

/** Reads issues: `count` of them from `pointer` on. One that is known is the same object again. */
export function readIssues(pointer, count) {
  look();
  next = pointer / 8;
  return several(count, readIssue);
}

function readIssue() {
  if (doubles[next] === UNIQUE) return readNewIssue();
  if (!isNext(last.next)) {
    const key = hash();
    const found = known.get(key);
    last.next = isNext(found) ? found : remember(key);
  }
  last = last.next;
  next += last.numbers.length;
  return last.issue;
}

function isNext(issue) {
  if (issue === undefined) return false;
  const { numbers } = issue;
  for (let index = 0; index < numbers.length; index++) if (doubles[next + index] !== numbers[index]) return false;
  return true;
}

function hash() {
  const end = next + doubles[next];
  let hash = 0;
  for (let index = next; index < end; index++) hash = Math.imul(hash ^ doubles[index], 0x01000193);
  return hash;
}

function remember(key) {
  if (known.size === MOST_KNOWN) known.clear();
  const start = next;
  const issue = readNewIssue();
  const entry = { numbers: doubles.slice(start, next), issue, next: undefined };
  next = start;
  known.set(key, entry);
  return entry;
}

function readNewIssue() {
  next++;
  const code = value();
  const path = several(number(), value);
  const params = { field: path.length > 0 ? dotted(path) : "tunnel" };
  for (let left = number(); left > 0; left--) params[value()] = value();
  return { code, path, params, suggestion: value() };
}

function dotted(path) {
  let text = String(path[0]);
  for (let index = 1; index < path.length; index++) text += `.${path[index]}`;
  return text;
}

/** Of the right size from the start: most are shorter than what an array that grows takes at once. */
function several(count, read) {
  const list = new Array(count);
  for (let index = 0; index < count; index++) list[index] = read();
  return list;
}

const number = () => doubles[next++];

function value() {
  const first = number();
  switch (first) {
    case NUMBER:
      return number();
    case TEXT:
      return decode(number(), number());
    case LIST:
      return list();
    default:
      return first < 0 ? undefined : constant(first);
  }
}

function constant(at) {
  let text = constants.get(at);
  if (text === undefined) {
    text = decode(at % 2 ** 32, Math.floor(at / 2 ** 32));
    constants.set(at, text);
  }
  return text;
}

/** The same list for the same place: nobody can change it. */
function list() {
  const at = number();
  const texts = several(number(), value);
  if (!lists.has(at)) lists.set(at, Object.freeze(texts));
  return lists.get(at);
}

const decode = (address, length) => decoder.decode(bytes.subarray(address, address + length));
