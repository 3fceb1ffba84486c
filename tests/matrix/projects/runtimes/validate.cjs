// What needs no network, for engines older than any Node that has fetch. V8 9.6 is that of Chrome 96 and of Node 17.9.

const { parseCidr, tunnelIdFor, validateTunnel } = require("ionos-ipsec-tunnels/validate");

if (!process.versions.v8.startsWith("9.6.")) throw new Error(`This is V8 ${process.versions.v8}`);

const tunnel = {
  name: "büro",
  remoteHost: "vpn.mycompany.com",
  auth: { method: "PSK", psk: { key: "kT9v2xQ7mB4wZ8rL5nJ1cF6hD3sG0pYa" } },
  ike: {},
  esp: {},
  cloudNetworkCIDRs: ["10.7.0.0/24"],
  peerNetworkCIDRs: ["192.168.40.0/24"],
};
const codes = ({ issues }) => issues.map(({ code }) => code);
let error;
try {
  tunnelIdFor("no gateway", "office");
} catch (reason) {
  error = reason;
}
console.log(
  JSON.stringify({
    valid: codes(validateTunnel(tunnel)),
    invalid: codes(validateTunnel({ ...tunnel, ike: { lifetime: 60 } })),
    size: String(parseCidr("2001:db8::7/120").size),
    error: error.name,
  }),
);
