// The /peers entry, used from an ES module. It is compiled and never run.

import type * as main from "ionos-ipsec-tunnels";
import {
  type IPSecTunnel,
  type IPSecTunnelRead,
  type Issue,
  isTunnelError,
  type PeerConfig,
  type PeerDevice,
  type PeerFile,
  type PeerOptions,
  peerConfig,
  peerDevices,
  type peerSupport,
  ValidationError,
} from "ionos-ipsec-tunnels/peers";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function expectType<_T extends true>(): void {}

// The same types as in the main entry.
expectType<Equal<IPSecTunnel, main.IPSecTunnel>>();
expectType<Equal<IPSecTunnelRead, main.IPSecTunnelRead>>();
expectType<Equal<typeof ValidationError, typeof main.ValidationError>>();

expectType<Equal<PeerConfig["files"], PeerFile[]>>();
expectType<Equal<PeerConfig["issues"], Issue[]>>();
expectType<Equal<keyof ReturnType<typeof peerSupport>, PeerDevice>>();
expectType<Equal<(typeof peerDevices)[number]["id"], PeerDevice>>();
expectType<Equal<(typeof peerDevices)[number]["verified"], "tunnel" | "parser" | "documentation">>();

// A tunnel as it is sent, and one as it is read.
export function both(sent: IPSecTunnel, read: IPSecTunnelRead, device: PeerDevice): PeerConfig[] | Issue[] {
  const options: PeerOptions = { gatewayAddress: "203.0.113.1" };
  const all = { ...options, gatewayId: "gateway.example.com", peerId: "a@example.com", peerAddress: "10.0.0.1" };
  try {
    return [peerConfig(sent, device, options), peerConfig(read, "generic", all)];
  } catch (error) {
    return isTunnelError(error) && error instanceof ValidationError ? error.issues : [];
  }
}

// Devices are read-only, there are no others, and the gateway's address is required.
export function wrong(tunnel: IPSecTunnel): void {
  // @ts-expect-error
  peerDevices.push();
  // @ts-expect-error
  peerConfig(tunnel, "windows", { gatewayAddress: "203.0.113.1" });
  // @ts-expect-error
  peerConfig(tunnel, "vyos", {});
  // @ts-expect-error
  peerConfig(tunnel, "vyos");
}
