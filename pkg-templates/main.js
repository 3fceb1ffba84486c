/** What the main entry and `/slim` export. */

export { TunnelClient } from "./client.js";
export {
  ApiError,
  ConnectionError,
  ResponseError,
  TimeoutError,
  WaitError,
} from "./errors.js";
export { validateTunnelJson, validateTunnelsJson } from "./json.js";
export { planTunnels } from "./plan.js";
export * from "./validate.js";
