// TanStack Form: its core, with the schema as validator. It keeps the issues whole.

import { FieldApi, FormApi } from "@tanstack/form-core";
import { tunnelSchema } from "ionos-ipsec-tunnels";
import { fields } from "./fields.js";

/** Fills in the form and submits it; returns the errors of its fields, and the submitted value. */
export async function submit(values) {
  const result = {};
  const form = new FormApi({
    defaultValues: values,
    validators: { onChange: tunnelSchema },
    // The library submits the form's values as they are; this function has to transform them.
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
