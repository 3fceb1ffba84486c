/** Lists of tunnels in JSON. */

import { goodTunnel } from "./samples.js";

/** 1,000 tunnels as UTF-8, no two alike. */
export const manyTunnels = encode((tunnel) => tunnel);

/** The same, every tenth with one mistake. */
export const manyWithMistakes = encode((tunnel, index) => (index % 10 === 0 ? { ...tunnel, remoteHost: "-" } : tunnel));

/** How many of each are valid. */
export const manyValid = [
  { json: manyTunnels, valid: 1000 },
  { json: manyWithMistakes, valid: 900 },
];

function encode(change) {
  const tunnels = Array.from({ length: 1000 }, (_, index) => {
    const [high, low] = [index >> 8, index & 255];
    const tunnel = {
      ...goodTunnel,
      name: `Branch office ${index}`,
      remoteHost: `vpn-${index}.example.com`,
      cloudNetworkCIDRs: [`10.${high}.${low}.0/24`],
      peerNetworkCIDRs: [`172.${16 + high}.${low}.0/24`],
    };
    return change(tunnel, index);
  });
  return new TextEncoder().encode(JSON.stringify(tunnels));
}
