/** What errors tell of what was thrown, and of a tunnel that was read: why, and no secret. */

import { attempt } from "./attempt.js";
import { isObject, isText } from "./kinds.js";

/** Node's parser keeps what it could not read, and a careless server repeats a token there. Its errors say why as well. */
export function withoutRawAnswer(error) {
  attempt(() => {
    for (const cause of chain(error)) if (/^HPE_/.test(cause.code)) delete cause.data;
  });
  return error;
}

/** An error and its causes, of which there may be a circle. */
function* chain(error) {
  for (let depth = 0; depth < 8 && error !== undefined && error !== null; depth++) {
    yield error;
    error = error.cause ?? error.errors?.[0];
  }
}

/** Why a connection failed: what the innermost cause says, and its code where it does not say that. */
export function reasonOf(error) {
  return attempt(() => {
    const { message, code } = [...chain(error)]
      .filter((cause) => isObject(cause) && (cause.message || cause.code))
      .pop();
    const words = [message, code].filter((word) => isText(word) && word !== "");
    return words.length > 1 && words[0].includes(words[1]) ? words[0] : words.join(", ");
  });
}

const builtIn = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];

/**
 * What a caller's `fetch` threw, as plain errors: others hold what the request did, ky's the request itself. Strings and
 * the like have nothing that could be left out but their text.
 */
export function reduced(thrown, call, depth = 0) {
  if (isText(thrown)) return call.redact(thrown);
  if (typeof thrown === "function") return undefined;
  if (typeof thrown !== "object" || thrown === null) return thrown;
  const { name, message, stack, code, cause } =
    attempt(() => {
      const { name, message, stack, code, cause, errors } = thrown;
      return { name, message, stack, code, cause: cause ?? errors?.[0] };
    }) ?? {};
  const text = (value) => (isText(value) ? call.redact(value) : undefined);
  const Type = builtIn.find((type) => attempt(() => thrown instanceof type)) ?? Error;
  const copy = new Type(text(message), depth < 8 && isObject(cause) ? { cause: reduced(cause, call, depth + 1) } : {});
  const define = (name, value) => Object.defineProperty(copy, name, { value, configurable: true, writable: true });
  if (isText(name) && name !== copy.name) define("name", text(name));
  if (isText(stack)) define("stack", text(stack));
  if (isText(code) || typeof code === "number") copy.code = isText(code) ? text(code) : code;
  return copy;
}

/** Names that the API gives members: they stay, also where a secret is such a word. */
const NAMES = new Set(
  (
    "id type href metadata properties createdDate createdBy createdByUserId lastModifiedDate lastModifiedBy " +
    "lastModifiedByUserId resourceURN status statusMessage name description remoteHost auth method ike esp " +
    "diffieHellmanGroup encryptionAlgorithm integrityAlgorithm lifetime cloudNetworkCIDRs peerNetworkCIDRs"
  ).split(" "),
);

/** A copy of a tunnel for an error: the API never returns a key, and should it do so, it is not for errors. */
export function withoutSecrets(tunnel, call) {
  const clean = (value) => {
    if (isText(value)) return call.redact(value);
    if (Array.isArray(value)) return value.map(clean);
    if (!isObject(value)) return value;
    const members = Object.entries(value).filter(([name]) => name !== "psk");
    return Object.fromEntries(
      members.map(([name, value]) => [NAMES.has(name) ? name : call.redact(name), clean(value)]),
    );
  };
  return clean(tunnel);
}
