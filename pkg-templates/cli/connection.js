/** The client that the arguments and the environment ask for. */

import { isUuid, TunnelClient } from "ionos-ipsec-tunnels";
import { UsageError } from "./arguments.js";
import { clean } from "./terminal.js";

/** Shorter pauses than this go unnoticed. */
const WORTH_TELLING_MS = 2000;

/**
 * @throws {UsageError} for a gateway that is no id
 * @throws {import("../index.js").ConfigurationError} where it is not told which server to ask, or as whom
 */
export function connect({ gateway, region, "base-url": baseUrl }) {
  if (gateway !== undefined && !isUuid(gateway)) {
    throw new UsageError(`--gateway must be a gateway's id, which list --gateways shows, not "${gateway}"`);
  }
  return new TunnelClient({
    ...(region !== undefined && { region }),
    ...(baseUrl !== undefined && { baseUrl }),
    onEvent(event) {
      if (event.type !== "retry" || event.delayMs < WORTH_TELLING_MS) return;
      process.stderr.write(`Asking again in ${Math.round(event.delayMs / 1000)} s: ${clean(String(event.reason))}\n`);
    },
  });
}
