// Implements each operation of the OpenAPI document. Requests are validated before, in `request.js`.

import { violationError } from "./errors.js";

/** Lists have an id in the API. The list of a gateway's tunnels has the gateway's; for the list of gateways any id will do. */
const GATEWAYS_LIST = "5d6a4c1e-9f0b-5e7d-8a3c-1b2d4f6e8a90";

/**
 * @param {object} options
 * @param {import("./store.js").TunnelStore} options.store
 * @param {import("./gateways.js").Gateways} options.gateways
 * @param {boolean} options.strictGateways tunnels only in the gateways that are listed, and 404 elsewhere
 * @param {boolean} options.relativeLinks links between pages begin with the path
 * @param {400 | 422} options.violationStatus the answer to a request that breaks the schema
 * @returns {Record<string, (c: import("hono").Context, request: { params: object, body: any }) => Response | Promise<Response>>}
 *   by operationId
 */
export function operationHandlers({ store, gateways, strictGateways, relativeLinks, violationStatus }) {
  const page = (c, id, items, params) => c.json(pageOf(c.req.url, relativeLinks, id, items, params));
  const inGateway = (handle) => (c, request) => {
    if (strictGateways) gateways.get(request.params.gatewayId);
    return handle(c, request);
  };
  return {
    ipsecgatewaysGet: (c, { params }) => page(c, GATEWAYS_LIST, gateways.list(), params),
    ipsecgatewaysFindById: (c, { params: { gatewayId } }) => c.json(gateways.get(gatewayId)),
    ipsecgatewaysTunnelsGet: inGateway((c, { params }) =>
      page(c, params.gatewayId, store.list(params.gatewayId), params),
    ),
    ipsecgatewaysTunnelsPost: inGateway(async (c, { params: { gatewayId }, body }) =>
      c.json(await store.create(gatewayId, body.properties), 201),
    ),
    ipsecgatewaysTunnelsFindById: inGateway((c, { params: { gatewayId, tunnelId } }) =>
      c.json(store.get(gatewayId, tunnelId)),
    ),
    ipsecgatewaysTunnelsPut: inGateway(async (c, { params: { gatewayId, tunnelId }, body }) => {
      if (body.id.toLowerCase() !== tunnelId) {
        throw violationError(violationStatus, ["id: must be the tunnel's id in the path"]);
      }
      const { created, tunnel } = await store.ensure(gatewayId, tunnelId, body.properties);
      return c.json(tunnel, created ? 201 : 200);
    }),
    ipsecgatewaysTunnelsDelete: inGateway(async (c, { params: { gatewayId, tunnelId } }) => {
      await store.delete(gatewayId, tunnelId);
      return c.body(null, 202);
    }),
  };
}

function pageOf(requestUrl, relativeLinks, id, items, { offset, limit }) {
  const { origin, pathname } = new URL(requestUrl);
  const link = (at) => `${relativeLinks ? "" : origin}${pathname}?offset=${at}&limit=${limit}`;
  return {
    id,
    type: "collection",
    href: pathname,
    items: items.slice(offset, offset + limit),
    offset,
    limit,
    _links: {
      prev: offset > 0 ? link(Math.max(0, offset - limit)) : undefined,
      self: link(offset),
      next: offset + limit < items.length ? link(offset + limit) : undefined,
    },
  };
}
