/** Carries a plan out, step by step, over a client. */

import { beginAt, ConfigurationError, isTunnelError, TunnelError } from "./errors.js";

const CONCURRENCY = 4;

/** What each kind of step does; gives the tunnel that is there then. `wait` is until the API has carried it out. */
const actions = {
  async create(client, gatewayId, { id, tunnel }, options, wait) {
    const ensured = await client.ensure(gatewayId, id, tunnel, options);
    return wait ? client.waitUntilAvailable(gatewayId, id, options) : ensured.tunnel;
  },
  async delete(client, gatewayId, { id }, options, wait) {
    try {
      await client.delete(gatewayId, id, options);
    } catch (error) {
      // Somebody else was faster: it is gone, which is all that the plan asks for.
      if (!isTunnelError(error) || error.status !== 404) throw error;
      return;
    }
    if (wait) await client.waitUntilDeleted(gatewayId, id, options);
  },
  async none(client, gatewayId, { id, actual }, options, wait) {
    // What an earlier run has begun: there is nothing to send, and perhaps something to wait for.
    const status = actual?.metadata?.status ?? "AVAILABLE";
    return wait && status !== "AVAILABLE" ? client.waitUntilAvailable(gatewayId, id, options) : actual;
  },
};
actions.update = actions.create;

/** The stacks of all errors begin at `trace`, where the caller stands. */
export async function apply(client, gatewayId, plan, given, trace) {
  const refuse = (message) => {
    throw beginAt(new ConfigurationError(message, { code: "option.invalid" }), trace);
  };
  const steps = stepsOf(plan, refuse);
  const { concurrency, stopOnError, wait, onStep, ...options } = readOptions(given, refuse);
  const results = new Array(steps.length);
  let done = 0;
  let isStopped = false;
  const settle = (index, result) => {
    results[index] = { step: steps[index], ...result };
    const count = ++done;
    // Apart from the plan: what a listener throws is reported as an uncaught error, and stops nothing.
    if (onStep) queueMicrotask(() => onStep(results[index], count, steps.length));
  };
  const run = async (index) => {
    if (isStopped || options.signal?.aborted) return settle(index, { status: "skipped" });
    try {
      const tunnel = await actions[steps[index].action](client, gatewayId, steps[index], options, wait);
      settle(index, { status: "done", ...(tunnel && { tunnel }) });
    } catch (thrown) {
      isStopped ||= stopOnError;
      settle(index, { status: "failed", error: beginAt(asTunnelError(thrown), trace) });
    }
  };
  // A gateway is limited, so what is deleted makes room first.
  for (const deletes of [true, false]) {
    const waiting = [...steps.keys()].filter((index) => (steps[index].action === "delete") === deletes);
    const worker = async () => {
      while (waiting.length > 0) await run(waiting.shift());
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, waiting.length) }, worker));
  }
  return results;
}

/** The steps of a plan, which may come from a file or another copy of the package. */
function stepsOf(plan, refuse) {
  const steps = plan?.steps;
  const isStep = (step) => Object.hasOwn(actions, step?.action);
  if (!Array.isArray(steps) || !steps.every(isStep)) refuse("plan must be what planTunnels gives.");
  return [...steps];
}

function readOptions(given, refuse) {
  if (typeof (given ?? {}) !== "object") refuse("options must be an object.");
  const options = { ...given };
  options.concurrency ??= CONCURRENCY;
  if (!Number.isInteger(options.concurrency) || options.concurrency < 1) {
    refuse("concurrency must be a whole number of at least 1.");
  }
  for (const name of ["stopOnError", "wait"]) {
    options[name] ??= false;
    if (typeof options[name] !== "boolean") refuse(`${name} must be true or false.`);
  }
  if (options.onStep != null && typeof options.onStep !== "function") refuse("onStep must be a function.");
  return options;
}

/** A step that was aborted rejects with the reason of the signal, which may be any value. */
function asTunnelError(thrown) {
  if (isTunnelError(thrown)) return thrown;
  return new TunnelError("The step was aborted.", { code: "aborted", cause: thrown });
}
