/** A valid tunnel that gets no advice, except perhaps about its name. */
export function definition(name) {
  return {
    name,
    remoteHost: "vpn.mycompany.com",
    auth: { method: "PSK", psk: { key: "Q7mZt2VbX9kLw4RfPd8sNhC3yGj6TuAe" } },
    ike: {},
    esp: {},
    cloudNetworkCIDRs: ["10.0.0.0/24"],
    peerNetworkCIDRs: ["10.1.0.0/24"],
  };
}
