/**
 * Whether a value has a form, or is absent: `null` counts as absent. A form is the name of a type, `[form]` for a list,
 * or an object of forms. Made by JSON.parse, a value holds neither getters nor itself.
 */
export function fits(form, value) {
  if (value === undefined || value === null) return true;
  if (typeof form === "string") return typeof value === form;
  if (Array.isArray(form)) return Array.isArray(value) && value.every((item) => fits(form[0], item));
  if (typeof value !== "object" || Array.isArray(value)) return false;
  for (const name in form) if (!fits(form[name], value[name])) return false;
  return true;
}
