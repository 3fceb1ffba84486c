/** A tunnel that nothing is to be said about but its name. */
export function definition(name) {
  return {
    name,
    remoteHost: "vpn.mycompany.com",
    auth: { method: "PSK", psk: { key: "a key that only this test knows" } },
    ike: {},
    esp: {},
    cloudNetworkCIDRs: ["10.0.0.0/24"],
    peerNetworkCIDRs: ["10.1.0.0/24"],
  };
}
