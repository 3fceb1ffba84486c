/** Tunnels on which all validators must agree before anything is measured. */

import { goodTunnel, wrongTunnel } from "./samples.js";

const omit = (object, name) => Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
const withPhase = (phase, changes) => ({ ...goodTunnel, [phase]: { ...goodTunnel[phase], ...changes } });
const cidrs = (count) => Array.from({ length: count }, (_, index) => `10.0.${index}.0/24`);

/** @type {{ tunnel: unknown, wrong: string[] }[]} `wrong`: where the errors are; nowhere in a valid tunnel */
export const agreed = [
  { tunnel: goodTunnel, wrong: [] },
  { tunnel: { ...goodTunnel, ike: {}, esp: {} }, wrong: [] },
  { tunnel: omit(goodTunnel, "description"), wrong: [] },
  { tunnel: { ...goodTunnel, extra: true }, wrong: [] },
  { tunnel: { ...goodTunnel, name: "" }, wrong: [] },
  { tunnel: { ...goodTunnel, name: "n".repeat(255) }, wrong: [] },
  { tunnel: { ...goodTunnel, description: "d".repeat(1024) }, wrong: [] },
  { tunnel: { ...goodTunnel, description: "d".repeat(1025) }, wrong: ["description"] },
  { tunnel: withPhase("ike", { lifetime: 3600 }), wrong: [] },
  { tunnel: withPhase("ike", { lifetime: 86401 }), wrong: ["ike.lifetime"] },
  { tunnel: withPhase("esp", { lifetime: 600 }), wrong: [] },
  { tunnel: withPhase("esp", { lifetime: 599 }), wrong: ["esp.lifetime"] },
  { tunnel: withPhase("esp", { lifetime: "3600" }), wrong: ["esp.lifetime"] },
  { tunnel: { ...goodTunnel, cloudNetworkCIDRs: cidrs(20) }, wrong: [] },
  { tunnel: { ...goodTunnel, cloudNetworkCIDRs: cidrs(21) }, wrong: ["cloudNetworkCIDRs"] },
  ...["0.0.0.0/0", "::/0", "10.0.0.1/8", "fe80::1/64", "::1:2:3/128", "1:2:3:4:5:6:7:8/09"].map((cidr) => ({
    tunnel: { ...goodTunnel, peerNetworkCIDRs: [cidr] },
    wrong: [],
  })),
  ...["", "10.0.0.0", "10.0.0.0/08", "010.0.0.0/8", "::ffff:1.2.3.4/96", "::/129", "1::2::3/64"].map((cidr) => ({
    tunnel: { ...goodTunnel, peerNetworkCIDRs: [cidr] },
    wrong: ["peerNetworkCIDRs.0"],
  })),
  ...["203.0.113.7", "localhost", "VPN.Example.COM", "a--b.example"].map((remoteHost) => ({
    tunnel: { ...goodTunnel, remoteHost },
    wrong: [],
  })),
  ...["", "-a", "a_b", "a b", "::1", `${"a".repeat(64)}.example`].map((remoteHost) => ({
    tunnel: { ...goodTunnel, remoteHost },
    wrong: ["remoteHost"],
  })),
  ...Object.keys(goodTunnel)
    .filter((name) => name !== "description")
    .map((name) => ({ tunnel: omit(goodTunnel, name), wrong: [name] })),
  { tunnel: { ...goodTunnel, auth: { method: "PSK" } }, wrong: ["auth.psk"] },
  {
    tunnel: wrongTunnel,
    wrong: [
      ...["name", "description", "remoteHost", "auth.method", "auth.psk.key"],
      ...["ike", "esp"].flatMap((phase) => Object.keys(goodTunnel[phase]).map((name) => `${phase}.${name}`)),
      ...["cloudNetworkCIDRs.0", "cloudNetworkCIDRs.1", "peerNetworkCIDRs"],
    ],
  },
];
