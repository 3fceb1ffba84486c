// The story that every project of the matrix runs with the package, on an API at `baseUrl`: a chapter for each entry. It uses
// only what the Web platform has.

const tunnel = {
  name: "office",
  remoteHost: "vpn.mycompany.com",
  auth: { method: "PSK", psk: { key: "kT9v2xQ7mB4wZ8rL5nJ1cF6hD3sG0pYa" } },
  ike: {},
  esp: {},
  cloudNetworkCIDRs: ["10.7.0.0/24"],
  peerNetworkCIDRs: ["192.168.40.0/24"],
};

const codes = (issues) => issues.map(({ code }) => code);

/** The main entry, and `/slim`, which has the same names. */
async function main({ ApiError, newTunnelId, parseCidr, TunnelClient, validateTunnel }, baseUrl) {
  const { network, size } = parseCidr("2001:db8::7/120");
  const client = new TunnelClient({ baseUrl, token: "demo" });
  const gatewayId = newTunnelId();
  const { id } = await client.create(gatewayId, tunnel);
  const available = await client.waitUntilAvailable(gatewayId, id, { intervalMs: 10, maxIntervalMs: 50 });
  const error = await client.get(gatewayId, newTunnelId()).catch((reason) => reason);
  return {
    good: validateTunnel(tunnel).valid,
    bad: codes(validateTunnel({ ...tunnel, ike: { lifetime: 60 } }).issues),
    cidr: `${network} holds ${size}`,
    status: available.metadata.status,
    refused: error instanceof ApiError ? error.kind : String(error),
  };
}

/** The entry for forms. It has copies of the main entry's classes of errors; the main entry recognises its errors. */
function validate({ tunnelIdFor, tunnelSchema, validateField, validateTunnel }, { isTunnelError, ValidationError }) {
  let error;
  try {
    tunnelIdFor("no gateway", "office");
  } catch (reason) {
    error = reason;
  }
  return {
    good: validateTunnel(tunnel).valid,
    field: codes(validateField("ike.lifetime", 60)),
    schema: tunnelSchema["~standard"].validate({ ...tunnel, esp: { lifetime: 60 } }).issues[0].code,
    error: isTunnelError(error) && error instanceof ValidationError ? error.name : String(error),
  };
}

/** The entry for the other side. The main entry recognises its errors as well. */
function peers({ peerConfig }, { ValidationError }) {
  const { device, files, issues } = peerConfig(tunnel, "strongswan", { gatewayAddress: "203.0.113.1" });
  let error;
  try {
    peerConfig({ ...tunnel, name: 7 }, "strongswan", { gatewayAddress: "203.0.113.1" });
  } catch (reason) {
    error = reason;
  }
  return {
    device,
    files: files.map(({ name }) => name),
    issues: codes(issues),
    error: error instanceof ValidationError ? error.name : String(error),
  };
}

/** The entry that has no WebAssembly. */
const constants = ({ issueCatalog, limits, regions }) => ({
  severity: issueCatalog["psk.required"].severity,
  lifetime: limits.ikeLifetime.default,
  region: regions["de-fra"],
});

/** Runs the chapter of each given entry, by its name; the result is plain data, like `expected`. */
export async function story(entries, baseUrl) {
  const told = { main: await main(entries.main, baseUrl) };
  if (entries.validate) told.validate = validate(entries.validate, entries.main);
  if (entries.peers) told.peers = peers(entries.peers, entries.main);
  if (entries.constants) told.constants = constants(entries.constants);
  return told;
}

/** The expected result of all entries that are ready on import. */
export const expected = {
  main: {
    good: true,
    bad: ["number.min"],
    cidr: "2001:db8::/120 holds 256",
    status: "AVAILABLE",
    refused: "not-found",
  },
  validate: { good: true, field: ["number.min"], schema: "number.min", error: "ValidationError" },
  peers: { device: "strongswan", files: ["ionos-office.conf"], issues: [], error: "ValidationError" },
  constants: { severity: "error", lifetime: 86400, region: "https://vpn.de-fra.ionos.com" },
};

/** The expected result with `/slim` in place of the main entry. */
export const expectedOfSlim = { main: expected.main };
