// What a program does with /validate that needs nothing of its platform but WebAssembly; shown as plain data.

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

exports.offline = ({ isTunnelError, parseCidr, tunnelIdFor, validateTunnel }) => {
  let error;
  try {
    tunnelIdFor("no gateway", "office");
  } catch (reason) {
    error = reason;
  }
  return {
    valid: codes(validateTunnel(tunnel)),
    invalid: codes(validateTunnel({ ...tunnel, ike: { lifetime: 60 } })),
    size: String(parseCidr("2001:db8::7/120").size),
    error: isTunnelError(error) ? error.name : String(error),
  };
};
