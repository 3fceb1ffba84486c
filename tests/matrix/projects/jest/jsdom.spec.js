/** @jest-environment jsdom */
// Jest's jsdom has a document, and neither text coders nor fetch.

const main = require("ionos-ipsec-tunnels");
const { regions } = require("ionos-ipsec-tunnels/constants");
const validate = require("ionos-ipsec-tunnels/validate");

const tunnel = {
  name: "Büro",
  remoteHost: "vpn.mycompany.com",
  auth: { method: "PSK", psk: { key: "kT9v2xQ7mB4wZ8rL5nJ1cF6hD3sG0pYa" } },
  ike: {},
  esp: {},
  cloudNetworkCIDRs: ["10.7.0.0/24"],
  peerNetworkCIDRs: ["192.168.40.0/24"],
};

test("it is what these tests are for", () => {
  expect(typeof document).toBe("object");
  expect([typeof TextEncoder, typeof TextDecoder, typeof fetch]).toEqual(Array(3).fill("undefined"));
});

test.each([
  ["the main entry", main],
  ["/validate", validate],
])("%s validates", (_name, { generatePsk, validateField, validateTunnel }) => {
  expect(validateTunnel(tunnel)).toMatchObject({ valid: true, value: { name: "Büro" }, issues: [] });
  expect(validateField("remoteHost", "bücher.example")[0].suggestion).toBe("xn--bcher-kva.example");
  expect(generatePsk().length).toBeGreaterThan(30);
});

test("the main entry reads JSON text, of strings and of bytes", () => {
  const json = JSON.stringify(tunnel);
  expect(main.validateTunnelJson(json)).toEqual(main.validateTunnel(tunnel));
  expect(main.validateTunnelJson(new Uint8Array(Buffer.from(json)))).toEqual(main.validateTunnel(tunnel));
  expect(main.validateTunnelJson(json.replace("ü", "\ud800")).valid).toBe(true);
});

test("a client says that there is no fetch, and takes one", () => {
  const options = { baseUrl: regions["de-fra"], token: "demo" };
  expect(() => new main.TunnelClient(options)).toThrow(
    expect.objectContaining({ name: "ConfigurationError", code: "platform.no-fetch" }),
  );
  expect(new main.TunnelClient({ ...options, fetch() {} }).baseUrl).toBe(regions["de-fra"]);
});
