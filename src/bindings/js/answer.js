/** What decisions need to know of the body of an answer. */

import { attempt } from "./attempt.js";
import { isObject, isText } from "./kinds.js";

const isIndex = (value) => Number.isInteger(value) && value >= 0 && value <= 0x7fff_ffff;
const textOf = (value) => (isText(value) ? value : undefined);

/** So much of a text is looked at for the beginning that an error tells. */
const TEXT_EXAMINED = 16_000;

/** What decisions need of a body, and its `value` for the caller. Made by JSON.parse, it has neither getters nor cycles. */
export function summaryOf({ expects, offset, limit, seen }, status, text) {
  const value = expects === "nothing" && status < 400 ? undefined : parsed(text);
  if (status >= 400) return { body: "messages", messages: messagesOf(value) };
  if (expects === "nothing") return { body: "ignored" };
  const beginning = isText(text) ? text.slice(0, TEXT_EXAMINED) : undefined;
  if (value === undefined) return { body: beginning?.trim() ? "not-json" : "empty", text: beginning };
  const isPage = isObject(value) && (Array.isArray(value.items) || ((value.items ?? null) === null && isMarked(value)));
  if (expects === "page" && isPage) return pageOf(value, { offset, limit, seen });
  if (expects === "resource" && isObject(value) && !Array.isArray(value.items)) return resourceOf(value, beginning);
  return { body: "wrong-shape", id: textOf(value?.id), text: beginning };
}

/** Whether an object without items is clearly a page. */
const isMarked = ({ type, offset, limit, _links }) =>
  type === "collection" || (offset ?? limit ?? _links ?? null) !== null;

function parsed(text) {
  return attempt(() => JSON.parse(text));
}

/** Callers may look into `metadata` and `properties` also where the API leaves them out. */
function complete(resource) {
  resource.metadata ??= {};
  resource.properties ??= {};
  return resource;
}

function resourceOf(value, text) {
  const { metadata } = complete(value);
  const [id, tunnelStatus, statusMessage] = [value.id, metadata.status, metadata.statusMessage].map(textOf);
  return { body: "resource", value, id, tunnelStatus, statusMessage, text };
}

/** A page with all that the typings promise. Items that are no objects hold nothing, and are left out. */
function pageOf(value, { offset, limit, seen }) {
  const given = value.items ?? [];
  const items = given.filter(isObject).map(complete);
  const fresh = seen === undefined ? items : items.filter(({ id }) => !isText(id) || !seen.has(id));
  const found = {
    body: "page",
    offset: isIndex(value.offset) ? value.offset : undefined,
    limit: isIndex(value.limit) ? value.limit : undefined,
    items: given.length,
    new: fresh.filter(({ id }) => isText(id)).length,
    hasNext: isText(value._links?.next),
  };
  for (const { id } of items) seen?.add(id);
  value.items = fresh;
  value.offset = found.offset ?? offset;
  value.limit = found.limit ?? limit;
  if (!isObject(value._links)) value._links = {};
  return { ...found, value };
}

/** The documented messages of an error status, so far as they are texts: codes and words in turn. */
function messagesOf(value) {
  const entries = Array.isArray(value?.messages) ? value.messages.filter(isObject) : [];
  return entries.flatMap(({ errorCode, message }) => [textOf(errorCode), textOf(message)]);
}
