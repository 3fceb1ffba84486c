// Tunnels for programs that run against the emulator, each with a key and networks of its own.

export const GATEWAY = "66a114c7-2ddd-5119-9ddf-5a789f5a5a44";
export const PSK = "Q7mZt2VbX9kLw4RfPd8sNhC3yGj6TuAe";

/** A key for each number; that for 1 is PSK. */
export const keyOf = (number) => PSK.slice(number - 1) + PSK.slice(0, number - 1);

/** A valid definition that gets no advice. */
export const definition = (name = "office", number = 1, changes = {}) => ({
  name,
  remoteHost: `${name}.mycompany.com`,
  auth: { method: "PSK", psk: { key: keyOf(number) } },
  ike: {},
  esp: {},
  cloudNetworkCIDRs: [`10.7.${number}.0/24`],
  peerNetworkCIDRs: [`192.168.${number}.0/24`],
  ...changes,
});
