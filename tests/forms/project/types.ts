// The schema in the typed interfaces of the libraries, without casts. It is compiled and never run.

import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { FormApi } from "@tanstack/form-core";
import { type CompleteIPSecTunnel, type IPSecTunnel, tunnelSchema } from "ionos-ipsec-tunnels";
import { useForm as useReactForm } from "react-hook-form";
import { superValidate } from "sveltekit-superforms";
import { standard } from "sveltekit-superforms/adapters";
import { useForm as useVueForm } from "vee-validate";

// True if two types are the same, not merely assignable to each other.
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function expectType<_T extends true>(): void {}

expectType<Equal<StandardSchemaV1.InferInput<typeof tunnelSchema>, IPSecTunnel>>();
expectType<Equal<StandardSchemaV1.InferOutput<typeof tunnelSchema>, CompleteIPSecTunnel>>();
export const schema: StandardSchemaV1<IPSecTunnel, CompleteIPSecTunnel> = tunnelSchema;

export function inReact(): void {
  const { register, handleSubmit } = useReactForm({ resolver: standardSchemaResolver(tunnelSchema) });
  register("ike.lifetime");
  register("cloudNetworkCIDRs.0");
  // @ts-expect-error: no such field
  register("ike.lifetimes");
  handleSubmit((tunnel) => expectType<Equal<typeof tunnel, CompleteIPSecTunnel>>());
}

export function inTanStack(defaultValues: IPSecTunnel): void {
  const form = new FormApi({ defaultValues, validators: { onChange: tunnelSchema, onSubmit: tunnelSchema } });
  form.setFieldValue("ike.lifetime", 3600);
  // @ts-expect-error: the form's values are not a tunnel
  new FormApi({ defaultValues: { name: 7 }, validators: { onChange: tunnelSchema } });
}

export function inVue(): void {
  const { handleSubmit, errors } = useVueForm({ validationSchema: tunnelSchema });
  expectType<Equal<(typeof errors.value)["ike.lifetime"], string | undefined>>();
  handleSubmit((tunnel) => expectType<Equal<typeof tunnel, CompleteIPSecTunnel>>());
}

export async function inSvelte(request: Request, defaults: CompleteIPSecTunnel): Promise<CompleteIPSecTunnel> {
  const { data, errors } = await superValidate(request, standard(tunnelSchema, { defaults }));
  expectType<Equal<typeof errors.remoteHost, string[] | undefined>>();
  return data;
}
