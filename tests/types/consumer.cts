// All entries, used from CommonJS. It is compiled and never run.

import tunnels = require("ionos-ipsec-tunnels");
import constants = require("ionos-ipsec-tunnels/constants");
import german = require("ionos-ipsec-tunnels/locales/de");
import wasm = require("ionos-ipsec-tunnels/module.wasm");
import slim = require("ionos-ipsec-tunnels/slim");
import form = require("ionos-ipsec-tunnels/validate");

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function expectType<_T extends true>(): void {}

// `require` gives an object with the names; `init` stands beside them as `default`.
expectType<Equal<keyof typeof slim, keyof typeof tunnels | "default">>();
expectType<Equal<typeof slim.default, (source?: slim.InitSource | Promise<slim.InitSource>) => Promise<void>>>();
expectType<Equal<typeof slim.TunnelClient, typeof tunnels.TunnelClient>>();
expectType<Equal<typeof form.tunnelSchema, typeof tunnels.tunnelSchema>>();
expectType<Equal<typeof constants.limits, typeof tunnels.limits>>();

// @ts-expect-error: `init` is declared only as that member
const wrong = () => slim();

async function main(tunnel: tunnels.IPSecTunnel): Promise<string> {
  await slim.default();
  const result: tunnels.ValidationResult = slim.validateTunnel(tunnel);
  if (!result.valid) return result.issues.map(german.formatIssue).join("\n");
  const client = new tunnels.TunnelClient({ region: "de-fra" });
  try {
    const { id } = await client.create(tunnels.newTunnelId(), result.value);
    return id;
  } catch (error) {
    if (error instanceof tunnels.ApiError) return error.kind;
    if (tunnels.isTunnelError(error)) return error.code;
    throw error;
  }
}

export = { main, wasm, wrong };
