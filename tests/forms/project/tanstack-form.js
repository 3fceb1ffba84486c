// TanStack Form: its core, with the schema as validator. It keeps the issues whole.

import { FieldApi, FormApi } from "@tanstack/form-core";
import { tunnelSchema } from "ionos-ipsec-tunnels";
import { fields } from "./fields.js";

/** Fills in the form and submits it: what its fields hold against it, and what was handed on. */
export async function submit(values) {
  const result = {};
  const form = new FormApi({
    defaultValues: values,
    validators: { onChange: tunnelSchema },
    // The library hands on what was filled in, and leaves it to this function to transform it.
    onSubmit: ({ value }) => {
      result.submitted = tunnelSchema["~standard"].validate(value).value;
    },
  });
  form.mount();
  const mounted = fields.map((name) => new FieldApi({ form, name: bracketed(name) }));
  for (const field of mounted) field.mount();
  await form.handleSubmit();
  const issues = mounted.map(({ state }, index) => [fields[index], state.meta.errors[0]]).filter(([, issue]) => issue);
  const all = (member) => Object.fromEntries(issues.map(([name, issue]) => [name, issue[member]]));
  return { ...result, messages: all("message"), codes: all("code") };
}

/** The library's own way to name an element of a list. */
const bracketed = (name) => name.replace(/\.(\d+)/g, "[$1]");
