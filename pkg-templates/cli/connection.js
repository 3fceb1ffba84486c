/** Makes the client from the arguments and the environment. */

import { ConfigurationError, isUuid, regions, TunnelClient } from "ionos-ipsec-tunnels";
import { UsageError } from "./arguments.js";
import { clean } from "./terminal.js";

/** Pauses shorter than this are not reported, in milliseconds. */
const WORTH_TELLING_MS = 2000;

/** Messages for errors of the client that speak of the command's arguments instead of the client's options, by their codes. */
const IN_WORDS = {
  "base-url.missing": "say where the API is: --region, such as de-fra, or the environment variable IONOS_API_URL",
  "base-url.insecure": "plain http would send the token and the pre-shared keys unprotected: use https",
  "base-url.conflict": "give either --region or --base-url, not both",
  "base-url.invalid": "--base-url or IONOS_API_URL must be an absolute http or https URL, without a query",
  "base-url.credentials": "--base-url or IONOS_API_URL must hold no user name and no password: use a token",
  "region.unknown": `--region must be one of ${Object.keys(regions).join(", ")}`,
  "token.invalid": 'IONOS_TOKEN must hold a token alone: visible ASCII characters, no spaces, no "Bearer" before it',
  "token.missing": "say who you are: put a token of IONOS Cloud into the environment variable IONOS_TOKEN",
};

/**
 * @throws {UsageError} if the gateway is not an id, or the server or the token is missing or cannot be used
 * @throws {ConfigurationError} for any other option that the client refuses
 */
export function connect({ gateway, region, "base-url": baseUrl }) {
  if (gateway !== undefined && !isUuid(gateway)) {
    throw new UsageError(`--gateway must be a gateway's id, which list --gateways shows, not "${gateway}"`);
  }
  try {
    return new TunnelClient({
      ...(region !== undefined && { region }),
      ...(baseUrl !== undefined && { baseUrl }),
      onEvent(event) {
        if (event.type !== "retry" || event.delayMs < WORTH_TELLING_MS) return;
        process.stderr.write(`Asking again in ${Math.round(event.delayMs / 1000)} s: ${clean(String(event.reason))}\n`);
      },
    });
  } catch (error) {
    const inWordsOfTheCommand = error instanceof ConfigurationError && IN_WORDS[error.code];
    throw inWordsOfTheCommand ? new UsageError(inWordsOfTheCommand) : error;
  }
}
