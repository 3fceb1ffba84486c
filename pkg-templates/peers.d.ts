/**
 * The configuration of a tunnel's other side, for the device at the other end.
 *
 * A tunnel has two ends, and the API sets up one. `peerConfig` writes the configuration of the other for ten devices, with the
 * steps to load it and to see whether the tunnel is up. Ready on import, like `ionos-ipsec-tunnels`, with a WebAssembly file of
 * its own. `isTunnelError` recognises the errors of all entries.
 *
 * @packageDocumentation
 */

import type { IPSecTunnel, IPSecTunnelRead, Issue } from "./index.js";

export {
  ConfigurationError,
  type IPSecTunnel,
  type IPSecTunnelRead,
  type Issue,
  isTunnelError,
  TunnelError,
  ValidationError,
} from "./index.js";

/**
 * A device that can be the other side of a tunnel.
 *
 * - `strongswan`: strongSwan with swanctl.conf.
 * - `strongswan-legacy`: strongSwan with ipsec.conf and ipsec.secrets, as on older systems.
 * - `libreswan`: libreswan 4 and later.
 * - `vyos`: VyOS 1.4 and later.
 * - `fortios`: Fortinet FortiOS 7.
 * - `ios-xe`: Cisco IOS XE 16.12 and later.
 * - `routeros`: MikroTik RouterOS 7.
 * - `pfsense`: pfSense 2.7 and later; a list of all fields in Markdown.
 * - `opnsense`: OPNsense 23.1 and later; a list of all fields in Markdown.
 * - `generic`: any other. Both phases as tables in Markdown, for the person who configures it. They never hold the key.
 */
export type PeerDevice =
  | "strongswan"
  | "strongswan-legacy"
  | "libreswan"
  | "vyos"
  | "fortios"
  | "ios-xe"
  | "routeros"
  | "pfsense"
  | "opnsense"
  | "generic";

/** Addresses and identities of the two ends that are not in the tunnel's definition. */
export interface PeerOptions {
  /** Public IPv4 address of the IONOS gateway, such as `"203.0.113.1"`. */
  gatewayAddress: string;
  /**
   * IKE identity that the IONOS gateway sends: an IPv4 address, a name of letters, digits, dots, hyphens and underscores,
   * or an e-mail address of these. Default: the gateway's address.
   */
  gatewayId?: string;
  /** IKE identity that the peer sends, in the same forms; FortiOS takes 63 characters. Default: the tunnel's `remoteHost`. */
  peerId?: string;
  /** The peer's own IPv4 address, from which it sends, if it is behind NAT. Default: any. */
  peerAddress?: string;
}

/** A file to put on the device, or to read while the device is configured. */
export interface PeerFile {
  /**
   * Name without a folder: lower-case letters, digits, hyphens and dots. It is made from the tunnel's name, and so are the
   * names of connections in the file: tunnels whose names differ only in case and punctuation get the same names.
   */
  name: string;
  /** The content; lines end with a line feed. */
  text: string;
  /** Whether it holds the pre-shared key. Then only its owner should be able to read the file: mode 0600. */
  secret: boolean;
}

/** The configuration of the other side. */
export interface PeerConfig {
  /** The device that it is for. */
  device: PeerDevice;
  /**
   * The files of the configuration. Comments in them say what to change, such as the names of interfaces. A tunnel that was
   * read from the API has no key: `<PRE-SHARED KEY>` stands in its place. Empty if {@link PeerConfig.issues} has an error.
   */
  files: PeerFile[];
  /** How to load it, and how to see whether the tunnel is up: one command or action each. */
  steps: string[];
  /**
   * `peer.unsupported` (error) at each setting that the device does not support, and `peer.pairs` (warning) if it makes a
   * child SA for each pair of networks. Paths begin at the tunnel's definition.
   */
  issues: Issue[];
}

/** Facts about a device, for a form that offers it. */
export interface PeerDeviceFacts {
  /** The id that {@link peerConfig} takes. */
  id: PeerDevice;
  /** The name to show to users. */
  label: string;
  /**
   * How the output was tested.
   *
   * - `tunnel`: by tunnels between this configuration and an independent gateway, which came up, carried traffic and
   *   were rekeyed.
   * - `parser`: by the device's own parser.
   * - `documentation`: by the documentation or the source of the device, for each keyword.
   */
  verified: "tunnel" | "parser" | "documentation";
}

/** Every device, in the order in which a form should offer them. Needs no WebAssembly. */
export declare const peerDevices: readonly Readonly<PeerDeviceFacts>[];

/**
 * Writes the configuration of a tunnel's other side.
 *
 * A key that a device would misread, such as one that begins with `0x`, is written in hexadecimal; if the device has no such
 * form, there is a `peer.unsupported` at `auth.psk.key`. Names and descriptions are shown only in comments, reduced to
 * characters that have no special meaning to any device. The other side begins to rekey after at most seven tenths of the
 * tunnel's lifetimes, so as to be the first: IONOS does not say when its gateway begins.
 *
 * @param tunnel - The definition that was sent to the API, or a tunnel as the API gives it back. The latter may have
 * algorithms or a method of authentication that this release does not know: then `generic` alone has a configuration.
 * @param device - One of {@link peerDevices}, by its `id`.
 * @param options - Addresses and identities of the two ends.
 * @returns Files, steps and issues.
 * @throws `ValidationError` for a tunnel that is not valid, and for invalid options, such as an address that is not an IPv4
 * address; its `issues` say where, and what would be right. `TypeError` for an unknown device. `ConfigurationError` with a
 * `wasm.*` code if WebAssembly cannot be used.
 *
 * @example
 * ```ts
 * import { peerConfig } from "ionos-ipsec-tunnels/peers";
 *
 * const { files, steps, issues } = peerConfig(tunnel, "strongswan", { gatewayAddress: "203.0.113.1" });
 * for (const { message } of issues) console.warn(message);
 * for (const { name, text } of files) console.log(`# ${name}\n${text}`);
 * for (const step of steps) console.log(step);
 * ```
 */
export declare function peerConfig(
  tunnel: IPSecTunnel | IPSecTunnelRead,
  device: PeerDevice,
  options: PeerOptions,
): PeerConfig;

/**
 * Which devices support a tunnel: for each device the settings that it does not support, or handles differently. For forms
 * that show, while algorithms are being chosen, which devices can be used.
 *
 * @param tunnel - The tunnel. It need not be complete: missing members have their defaults, and members that cannot be
 * understood are ignored.
 * @returns The issues of {@link PeerConfig.issues} by device, with the identities that {@link PeerOptions} have by default; a
 * device without errors supports the tunnel.
 * @throws `ConfigurationError` with a `wasm.*` code if WebAssembly cannot be used. Never for bad data.
 *
 * @example
 * ```ts
 * import { peerDevices, peerSupport } from "ionos-ipsec-tunnels/peers";
 *
 * const support = peerSupport(tunnel);
 * const able = peerDevices.filter(({ id }) => !support[id].some((issue) => issue.severity === "error"));
 * ```
 */
export declare function peerSupport(tunnel: IPSecTunnel | IPSecTunnelRead): Record<PeerDevice, Issue[]>;
