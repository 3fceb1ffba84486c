/** The shape of answers. Made by JSON.parse, a value holds neither getters nor itself. */

const isAbsent = (value) => value === undefined || value === null;
const isIndex = (value) => Number.isInteger(value) && value >= 0;

/**
 * Whether a value has a form, or is absent: `null` counts as absent. A form is the name of a type, `[form]` for a list,
 * or an object of forms.
 */
function fits(form, value) {
  if (isAbsent(value)) return true;
  if (typeof form === "string") return typeof value === form;
  if (Array.isArray(form)) return Array.isArray(value) && value.every((item) => fits(form[0], item));
  if (typeof value !== "object" || Array.isArray(value)) return false;
  for (const name in form) if (!fits(form[name], value[name])) return false;
  return true;
}

/** Whether a value is a tunnel, with what no tunnel may leave out. */
export function isTunnel(form, value) {
  const { id, metadata, properties } = value ?? {};
  const needed = [id, metadata?.status, properties?.name, properties?.remoteHost];
  return !needed.some(isAbsent) && fits(form, value);
}

/** Whether a value is a page of tunnels. What it leaves out is filled in; its items only where it is clearly a page. */
export function isPage(form, page, offset, limit) {
  if (isAbsent(page)) return false;
  const isMarked = page.type === "collection" || !isAbsent(page.offset ?? page.limit ?? page._links);
  if (typeof page !== "object" || (isAbsent(page.items) && !isMarked)) return false;
  page.items ??= [];
  page.offset ??= offset;
  page.limit ??= limit;
  page._links ??= {};
  const { items, _links } = page;
  if (!isIndex(page.offset) || !isIndex(page.limit) || typeof _links !== "object") return false;
  return Array.isArray(items) && items.every((item) => isTunnel(form, item));
}

/** A tunnel for an error, from its JSON text. The API never returns a key; should it do so, it is not for errors. */
export function withoutKey(text) {
  try {
    const tunnel = JSON.parse(text);
    delete tunnel.properties?.auth?.psk;
    return tunnel;
  } catch {
    return undefined;
  }
}
