/** Carries out a plan with a client. */

import { beginAt, ConfigurationError, isTunnelError, TunnelError } from "./errors.js";

const CONCURRENCY = 4;

/** Carries out a step, by its kind; resolves to the tunnel afterwards. With `wait`, that is once the API has done it. */
const actions = {
  async create(client, gatewayId, { id, tunnel }, options, wait) {
    const ensured = await client.ensure(gatewayId, id, tunnel, options);
    return wait ? client.waitUntilAvailable(gatewayId, id, options) : ensured.tunnel;
  },
  async delete(client, gatewayId, { id }, options, wait) {
    try {
      await client.delete(gatewayId, id, options);
    } catch (error) {
      // Somebody else has deleted it: it is gone, as the plan wants it.
      if (!isTunnelError(error) || error.status !== 404) throw error;
      return;
    }
    if (wait) await client.waitUntilDeleted(gatewayId, id, options);
  },
  async none(client, gatewayId, { id, actual }, options, wait) {
    // There is nothing to send, but an earlier run may have begun a change that is still to be waited for.
    const status = actual?.metadata?.status ?? "AVAILABLE";
    return wait && status !== "AVAILABLE" ? client.waitUntilAvailable(gatewayId, id, options) : actual;
  },
};
actions.update = actions.create;

/** Carries out a plan; resolves to the result of each step. The stacks of all errors begin at `trace`, the caller's place. */
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
    // In a microtask of its own: if the listener throws, that is reported as an uncaught error, and the plan goes on.
    if (onStep) queueMicrotask(() => onStep(results[index], count, steps.length));
  };
  const run = async (index) => {
    if (isStopped || options.signal?.aborted) return settle(index, { status: "skipped" });
    try {
      const tunnel = await actions[steps[index].action](client, gatewayId, steps[index], options, wait);
      settle(index, { status: "done", ...(tunnel && { tunnel }) });
    } catch (thrown) {
      isStopped ||= stopOnError;
      settle(index, { status: "failed", error: beginAt(asTunnelError(thrown, options.signal), trace) });
    }
  };
  // Deletions first: the number of tunnels on a gateway is limited.
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
  // Such a plan has no steps: to carry it out would look like success.
  const error = Array.isArray(plan.issues) && plan.issues.find((issue) => issue?.severity === "error");
  if (error) refuse(`plan has errors in its issues: ${error.message}`);
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

/**
 * The error of a failed step. An aborted step rejects with the reason of the signal, which may be any value; a method that a
 * derived class or a test has replaced may throw anything.
 */
function asTunnelError(thrown, signal) {
  if (isTunnelError(thrown)) return thrown;
  if (signal?.aborted) return new TunnelError("The step was aborted.", { code: "aborted", cause: thrown });
  return new TunnelError("The step failed; its error is the cause.", { cause: thrown });
}
