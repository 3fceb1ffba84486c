// The tunnels of all gateways, in memory and, if asked for, in a file.
//
// Nothing runs in the background: whenever a tunnel is read, its status is computed from the time of its last change.

import { ApiError } from "./errors.js";
import { StateFile } from "./state-file.js";
import { kept, shown, status } from "./tunnel.js";

const TUNNELS_PER_GATEWAY = 20;

export class TunnelStore {
  /** By id, which is unique across gateways; a Map keeps the order of creation. @type {Map<string, import("./tunnel.js").Tunnel>} */
  #tunnels = new Map();
  #provisionMs;
  #now;
  #nothing;
  #file;

  /** @param {{ provisionMs: number, stateFile?: string, now: () => number, nothing?: null }} options */
  constructor({ provisionMs, stateFile, now, nothing }) {
    this.#provisionMs = provisionMs;
    this.#now = now;
    this.#nothing = nothing;
    this.#file = stateFile === undefined ? undefined : new StateFile(stateFile);
    for (const tunnel of this.#file?.load() ?? []) {
      this.#tunnels.set(tunnel.id, { ...tunnel, properties: kept(tunnel.properties) });
    }
  }

  /** A gateway that was never written to has no tunnels. */
  list(gatewayId) {
    this.#forgetGone();
    return this.#ofGateway(gatewayId).map((tunnel) => this.#show(tunnel));
  }

  get(gatewayId, id) {
    return this.#show(this.#find(gatewayId, id));
  }

  create(gatewayId, properties) {
    this.#forgetGone();
    return this.#add(gatewayId, crypto.randomUUID(), properties);
  }

  async ensure(gatewayId, id, properties) {
    this.#forgetGone();
    const tunnel = this.#tunnels.get(id);
    if (!tunnel) return { created: true, tunnel: await this.#add(gatewayId, id, properties) };
    if (tunnel.gatewayId !== gatewayId) {
      throw new ApiError(409, { messages: ["The id is already taken in another gateway"] });
    }
    // An update cannot stop a deletion, and the id is not free before the deletion is done. Of the documented answers, 409
    // fits best, because the conflict is temporary.
    if (tunnel.deletedAt !== undefined) throw new ApiError(409, { messages: ["The tunnel is being deleted"] });
    tunnel.properties = kept(properties);
    tunnel.modifiedAt = this.#now();
    const answer = this.#show(tunnel);
    await this.#save();
    return { created: false, tunnel: answer };
  }

  /** Deletes a tunnel. It may be repeated; the deletion then goes on from the first request. */
  async delete(gatewayId, id) {
    const tunnel = this.#find(gatewayId, id);
    tunnel.deletedAt ??= this.#now();
    await this.#save();
  }

  async clear() {
    this.#tunnels.clear();
    await this.#save();
  }

  async close() {
    await this.#file?.idle();
  }

  async #add(gatewayId, id, properties) {
    // Tunnels that are being deleted still count: the gateway holds them until they are gone.
    if (this.#ofGateway(gatewayId).length >= TUNNELS_PER_GATEWAY) {
      // How the API refuses this is not public: status and code are invented.
      throw new ApiError(422, {
        code: "paas-quota-1",
        messages: [`The gateway already has ${TUNNELS_PER_GATEWAY} tunnels`],
      });
    }
    const now = this.#now();
    const tunnel = { id, gatewayId, createdAt: now, modifiedAt: now, properties: kept(properties) };
    this.#tunnels.set(id, tunnel);
    const answer = this.#show(tunnel);
    await this.#save();
    return answer;
  }

  #find(gatewayId, id) {
    this.#forgetGone();
    const tunnel = this.#tunnels.get(id);
    if (tunnel?.gatewayId !== gatewayId) throw new ApiError(404);
    return tunnel;
  }

  #ofGateway(gatewayId) {
    return [...this.#tunnels.values()].filter((tunnel) => tunnel.gatewayId === gatewayId);
  }

  #forgetGone() {
    for (const tunnel of this.#tunnels.values()) {
      if (this.#status(tunnel) === "GONE") this.#tunnels.delete(tunnel.id);
    }
  }

  #status(tunnel) {
    return status(tunnel, this.#now(), this.#provisionMs);
  }

  #show(tunnel) {
    return shown(tunnel, this.#status(tunnel), this.#nothing);
  }

  // Awaited before the answer is sent, so that an acknowledged change survives even a killed process.
  async #save() {
    await this.#file?.save(this.#tunnels.values());
  }
}
