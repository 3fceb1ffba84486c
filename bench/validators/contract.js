/** The API's contract as people write it for a schema library: the parts that the zod and the valibot schema share. */

export const DIFFIE_HELLMAN_GROUPS = [
  "15-MODP3072",
  "16-MODP4096",
  "19-ECP256",
  "20-ECP384",
  "21-ECP521",
  "28-ECP256BP",
  "29-ECP384BP",
  "30-ECP512BP",
];

export const ENCRYPTION_ALGORITHMS = [
  "AES128-CTR",
  "AES256-CTR",
  "AES128-GCM-16",
  "AES256-GCM-16",
  "AES128-GCM-12",
  "AES256-GCM-12",
  "AES128-CCM-12",
  "AES256-CCM-12",
  "AES128",
  "AES256",
];

export const INTEGRITY_ALGORITHMS = ["SHA256", "SHA384", "SHA512", "AES-XCBC"];

const octet = "(?:\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])";
const ipv4 = `(?:${octet}\\.){3}${octet}`;

const word = "[\\da-fA-F]{1,4}";
const shortened = [1, 2, 3, 4, 5, 6].map((count) => `(?:${word}:){1,${7 - count}}(?::${word}){1,${count}}`);
const ipv6 = [`(?:${word}:){7}${word}`, `(?:${word}:){1,7}:`, ...shortened, `:(?:(?::${word}){1,7}|:)`].join("|");

export const CIDR = new RegExp(`^(?:(?:${ipv4})/(?:\\d|[12]\\d|3[0-2])|(?:${ipv6})/(?:\\d|\\d\\d|1[01]\\d|12[0-8]))$`);

const label = "[a-zA-Z\\d](?:[a-zA-Z\\d-]{0,61}[a-zA-Z\\d])?";

/** An IPv4 address, or a host name whose last label is not a number. */
export const REMOTE_HOST = new RegExp(`^(?:${ipv4}|(?=.{1,253}$)(?!(?:.*\\.)?\\d+$)${label}(?:\\.${label})*)$`);
