// A tunnel as a resource of the Terraform provider ionos-cloud/ionoscloud, with the block that imports the one that is there.
import { type IPSecTunnelRead, regions } from "ionos-ipsec-tunnels/slim";

/** A string of HCL: JSON's escapes, and "${" and "%{" with a doubled first character, as they would begin templates. */
const text = (value: string) => JSON.stringify(value).replace(/([$%])\{/g, "$1$1{");
const list = (values: readonly string[]) => `[${values.map(text).join(", ")}]`;

/** Letters, digits and underscores, with a letter in front. */
const labelOf = (name: string) => {
  const label = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return /^[a-z]/.test(label) ? label : `tunnel${label && `_${label}`}`;
};

export function terraformOf(baseUrl: string, gatewayId: string, { id, properties }: IPSecTunnelRead): string {
  const label = labelOf(properties.name);
  const region = Object.entries(regions).find(([, url]) => url === baseUrl)?.[0];
  // The provider writes locations with a slash.
  const location = region ? text(region.replace("-", "/")) : "var.location";
  const place = region?.replace("-", "/") ?? `\${var.location}`;
  const phase = (name: "ike" | "esp") => {
    const { diffieHellmanGroup, encryptionAlgorithm, integrityAlgorithm, lifetime } = properties[name];
    const members = [
      ["diffie_hellman_group", diffieHellmanGroup && text(diffieHellmanGroup)],
      ["encryption_algorithm", encryptionAlgorithm && text(encryptionAlgorithm)],
      ["integrity_algorithm", integrityAlgorithm && text(integrityAlgorithm)],
      ["lifetime", lifetime],
    ].filter(([, value]) => value !== undefined);
    return [`  ${name} {`, ...members.map(([member, value]) => `    ${member} = ${value}`), "  }"];
  };
  return [
    ...(region ? [] : ['variable "location" {', "  type = string", "}", ""]),
    `variable "${label}_psk" {`,
    "  type      = string",
    "  sensitive = true",
    "}",
    "",
    "import {",
    `  to = ionoscloud_vpn_ipsec_tunnel.${label}`,
    `  id = "${place}:${text(`${gatewayId}:${id}`).slice(1)}`,
    "}",
    "",
    `resource "ionoscloud_vpn_ipsec_tunnel" "${label}" {`,
    `  location    = ${location}`,
    `  gateway_id  = ${text(gatewayId)}`,
    `  name        = ${text(properties.name)}`,
    ...(properties.description ? [`  description = ${text(properties.description)}`] : []),
    `  remote_host = ${text(properties.remoteHost)}`,
    "",
    "  auth {",
    `    method  = ${text(properties.auth.method)}`,
    `    psk_key = var.${label}_psk`,
    "  }",
    "",
    ...phase("ike"),
    "",
    ...phase("esp"),
    "",
    `  cloud_network_cidrs = ${list(properties.cloudNetworkCIDRs)}`,
    `  peer_network_cidrs  = ${list(properties.peerNetworkCIDRs)}`,
    "}",
    "",
  ].join("\n");
}
