// Superforms on the server: a form action with the request that its client sends. The index of the package needs a SvelteKit
// app; its server half does not.

import { stringify } from "devalue";
import { tunnelSchema } from "ionos-ipsec-tunnels";
import { standard } from "./node_modules/sveltekit-superforms/dist/adapters/standard.js";
import { superValidate } from "./node_modules/sveltekit-superforms/dist/superValidate.js";

const adapter = standard(tunnelSchema, {
  jsonSchema: tunnelSchema["~standard"].jsonSchema.input({ target: "draft-07" }),
  defaults: {
    name: "",
    remoteHost: "",
    auth: { method: "PSK", psk: { key: "" } },
    ike: {},
    esp: {},
    cloudNetworkCIDRs: [],
    peerNetworkCIDRs: [],
  },
});

/** Fills in the form and submits it; returns the errors of its fields, and the submitted value. */
export async function submit(values) {
  const body = new FormData();
  body.append("__superform_json", stringify(values));
  const { valid, data, errors } = await superValidate(
    new Request("http://app.test/", { method: "POST", body }),
    adapter,
  );
  return { messages: Object.fromEntries(flat(errors)), ...(valid && { submitted: data }) };
}

/** Errors have the form's shape, with a list of messages at each field. */
const flat = (errors, path = []) =>
  Array.isArray(errors)
    ? [[path.join("."), errors[0]]]
    : Object.entries(errors).flatMap(([key, inner]) => flat(inner, [...path, key]));
