// React Hook Form: a form rendered by React, with the resolver that takes any Standard Schema.

import "./dom.js";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { tunnelSchema } from "ionos-ipsec-tunnels";
import { act, createElement as h } from "react";
import { createRoot } from "react-dom/client";
import { get, useForm } from "react-hook-form";
import { messagesIn, place } from "./dom.js";
import { fields, isNumber, toNumber } from "./fields.js";

globalThis.IS_REACT_ACT_ENVIRONMENT = true;

function TunnelForm({ values, onSubmit }) {
  const { register, handleSubmit, formState } = useForm({
    resolver: standardSchemaResolver(tunnelSchema),
    defaultValues: values,
  });
  const field = (name) => {
    const input = h("input", register(name, isNumber(name) ? { setValueAs: toNumber } : {}));
    return h("label", { key: name }, input, h("p", { "data-below": name }, get(formState.errors, name)?.message));
  };
  return h("form", { onSubmit: onSubmit(handleSubmit) }, fields.map(field), h("button", { type: "submit" }));
}

/** Fills in the form and submits it; returns the texts below its fields, and the submitted value. */
export async function submit(values) {
  const container = place();
  const root = createRoot(container);
  const result = {};
  let done;
  const onSubmit = (handleSubmit) => (event) => {
    done = handleSubmit((tunnel) => {
      result.submitted = tunnel;
    })(event);
  };
  await act(() => root.render(h(TunnelForm, { values, onSubmit })));
  await act(async () => {
    container.querySelector("button").click();
    await done;
  });
  result.messages = messagesIn(container);
  await act(() => root.unmount());
  return result;
}
