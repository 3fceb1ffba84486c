// The emulator as one fetch handler: a router with the operations of the OpenAPI document, and paths that steer it in tests.

import { Hono } from "hono";
import { cors } from "hono/cors";
import { requestId } from "hono/request-id";
import { BadDay, ConnectionLost, hangUpByThrowing } from "./bad-day.js";
import { ApiError, errorBody } from "./errors.js";
import { FaultQueue, faultResponse } from "./faults.js";
import { Gateways } from "./gateways.js";
import { operationHandlers } from "./operations.js";
import { readJson, requestReader } from "./request.js";
import { document } from "./schema.js";
import { TunnelStore } from "./store.js";

/** How far in the future a date in Retry-After is, in milliseconds; up to a second less, because it has no fractions. */
const SOON_MS = 500;

/**
 * @param {object} [options]
 * @param {number} [options.provisionMs] how long a tunnel is PROVISIONING, and DESTROYING
 * @param {string} [options.stateFile] keeps the tunnels across restarts
 * @param {string} [options.gatewaysFile] a JSON array of gateways, in place of the default three
 * @param {boolean} [options.strictGateways] tunnels only in those gateways; else any UUID is a gateway of tunnels
 * @param {boolean} [options.relativeLinks] links between pages begin with the path, not with the server
 * @param {boolean} [options.nulls] null for a missing description or status message; else it is left out
 * @param {400 | 422} [options.violationStatus] the answer to a request that breaks the schema
 * @param {() => number} [options.now] the clock
 * @param {number} [options.latencyMs] each answer is late by a random time up to this
 * @param {number} [options.faultRate] the share of requests that meet a random fault, 0 to 1
 * @param {number} [options.ratePerSecond] requests that are carried out in a second, the others get a 429; 0 for all
 * @param {number} [options.seed] reproduces random delays and faults; chosen at random by default
 * @returns {{
 *   seed: number,
 *   fetch(request: Request, connection?: { hangUp: import("./bad-day.js").HangUp }): Promise<Response>,
 *   close(): Promise<void>,
 * }} To simulate a lost connection, `fetch` calls `hangUp`; without it, `fetch` rejects, or the body of its answer fails.
 * @throws {import("./state-file.js").StateFileError}
 * @throws {import("./gateways.js").GatewaysFileError}
 * @throws {RangeError} that names the option
 */
export function createEmulator({
  provisionMs = 3000,
  stateFile,
  gatewaysFile,
  strictGateways = false,
  relativeLinks = false,
  nulls = false,
  violationStatus = 422,
  now = Date.now,
  ...badDay
} = {}) {
  let day = new BadDay(badDay);
  const change = (next) => {
    day.end();
    day = next;
  };
  const nothing = nulls ? null : undefined;
  const store = new TunnelStore({ provisionMs, stateFile, now, nothing });
  const gateways = new Gateways({ file: gatewaysFile, nothing });
  const faults = new FaultQueue();
  const app = new Hono();

  // Without allowHeaders the middleware permits whichever headers the browser asks for.
  app.use(
    requestId(),
    cors({
      origin: "*",
      allowMethods: ["GET", "POST", "PUT", "DELETE"],
      exposeHeaders: ["Retry-After", "X-Request-Id"],
      maxAge: 600,
    }),
  );
  app.notFound((c) => c.json(errorBody(404), 404));
  app.onError((error, c) => {
    if (error instanceof ConnectionLost) throw error;
    if (error instanceof ApiError) return c.json(error.body, error.status, error.headers);
    console.error(error);
    return c.json(errorBody(500), 500);
  });

  const handlers = operationHandlers({ store, gateways, strictGateways, relativeLinks, violationStatus });
  for (const [path, operations] of Object.entries(document.paths)) {
    const route = path.replaceAll(/\{(\w+)\}/g, ":$1");
    app.use(
      route,
      answerWithFaults(faults, () => day, now),
      authorize,
    );
    for (const [method, operation] of Object.entries(operations)) {
      const read = requestReader(operation, violationStatus);
      const handle = handlers[operation.operationId];
      app.on(method.toUpperCase(), route, async (c) => handle(c, await read(c.req)));
    }
    const allow = Object.keys(operations).join(", ").toUpperCase();
    app.all(route, () => {
      throw new ApiError(405, { headers: { Allow: allow } });
    });
  }

  app
    .get("/__emulator/next", (c) => c.json(faults.list()))
    .post(async (c) => {
      faults.add(await readJson(c.req));
      return c.body(null, 204);
    })
    .delete((c) => {
      faults.clear();
      return c.body(null, 204);
    });
  app
    .get("/__emulator/day", (c) => c.json(day))
    .put(async (c) => {
      change(newDay(await readJson(c.req)));
      return c.body(null, 204);
    });
  app.post("/__emulator/reset", async (c) => {
    faults.clear();
    change(newDay(badDay));
    await store.clear();
    return c.body(null, 204);
  });

  return {
    seed: day.seed,
    fetch: async (request, connection = { hangUp: hangUpByThrowing }) => app.fetch(request, connection),
    async close() {
      day.end();
      await store.close();
    },
  };
}

function newDay(options) {
  try {
    return new BadDay({ ...options });
  } catch (error) {
    if (error instanceof RangeError) throw new ApiError(422, { messages: [error.message] });
    throw error;
  }
}

/** Runs before authorization, because proxies in front of an API fail without looking at the token. */
function answerWithFaults(faults, today, now) {
  return async (c, next) => {
    const carryOut = async () => {
      await next();
      return c.res;
    };
    // A random fault is drawn for every request, so that it depends on their order alone. A queued fault takes precedence.
    const day = today();
    const { fault, delayMs } = day.next(now());
    const asked = faults.take(c.req.method);
    if (asked) {
      if (asked.apply) await next();
      c.res = faultResponse(asked);
    } else if (fault) {
      c.res = await fault({ carryOut, hangUp: c.env.hangUp, soon: new Date(now() + SOON_MS) });
    } else {
      await next();
    }
    await day.delay(delayMs);
  };
}

/** Any token is accepted, except one that contains "invalid" (401), and "forbidden" (403): so tests can send a wrong token. */
async function authorize(c, next) {
  const [, token] = /^Bearer +(\S+)$/i.exec(c.req.header("Authorization") ?? "") ?? [];
  if (token === undefined || /invalid/i.test(token))
    throw new ApiError(401, { headers: { "WWW-Authenticate": "Bearer" } });
  if (token === "forbidden") throw new ApiError(403);
  await next();
}
