// A bad day: random delays of answers, and random faults of requests, reproducible by a seed.

import { setMaxListeners } from "node:events";
import { setTimeout } from "node:timers/promises";
import { faultResponse } from "./faults.js";
import { randomFrom } from "./random.js";

export const MAX_LATENCY_MS = 60_000;
export const MAX_RATE_PER_SECOND = 1_000_000;
export const MAX_SEED = 2 ** 32 - 1;
/** Milliseconds: long enough for the first part of a body to arrive before anything else, and far below any time limit. */
const PAUSE_MS = 10;

/**
 * Carries out a request, or not, and answers it, or breaks the connection by `hangUp`.
 *
 * @typedef {(request: { carryOut(): Promise<Response>, hangUp: HangUp, soon: Date }) => Response | Promise<Response>} Fault
 *
 * @typedef {() => void} HangUp breaks the connection; in a handler without a connection, it throws `ConnectionLost`
 */

/** The error by which a fetch handler reports a broken connection; it looks like that of `fetch`. */
export class ConnectionLost extends TypeError {
  constructor() {
    super("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
  }
}

/** @type {HangUp} */
export const hangUpByThrowing = () => {
  throw new ConnectionLost();
};

const BAD_GATEWAY = "<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>\n";

/** @type {Fault[]} all equally likely */
const FAULTS = [
  () => faultResponse({ status: 429, retryAfter: 0 }),
  () => faultResponse({ status: 429, retryAfter: "0.05" }),
  ({ soon }) => faultResponse({ status: 429, retryAfter: soon.toUTCString() }),
  () => faultResponse({ status: 503 }),
  () => faultResponse({ status: 503, retryAfter: 0 }),
  () => faultResponse({ status: 500 }),
  () => faultResponse({ status: 502, body: BAD_GATEWAY }),
  () => faultResponse({ status: 504, body: "" }),
  resetBefore,
  resetAfter,
  cutOff,
  stall,
];

/** A whole second, because not every client understands fractions. */
const tooMany = () => faultResponse({ status: 429, retryAfter: 1 });

function resetBefore({ hangUp }) {
  hangUp();
  return faultResponse({ status: 503 });
}

async function resetAfter({ carryOut, hangUp }) {
  const response = await carryOut();
  hangUp();
  return response;
}

function cutOff({ carryOut, hangUp }) {
  return inTwoParts(carryOut, hangUp);
}

function stall({ carryOut }) {
  return inTwoParts(carryOut, () => {});
}

/** Sends the first half of the body, waits, calls `happen`, and sends the rest. */
async function inTwoParts(carryOut, happen) {
  const response = await carryOut();
  const bytes = new Uint8Array(await response.arrayBuffer());
  const half = Math.ceil(bytes.length / 2);
  const parts = async function* () {
    yield bytes.subarray(0, half);
    await setTimeout(PAUSE_MS);
    happen();
    yield bytes.subarray(half);
  };
  return new Response(ReadableStream.from(parts()), response);
}

export class BadDay {
  #random;
  #second;
  #requests;
  #ending = new AbortController();

  /**
   * @param {object} [options]
   * @param {number} [options.latencyMs] each answer is late by a random time up to this
   * @param {number} [options.faultRate] the share of requests that meet a fault, 0 to 1
   * @param {number} [options.ratePerSecond] requests that are carried out in a second, the others get a 429; 0 for all
   * @param {number} [options.seed] the same seed and requests make the same faults and delays; random by default
   * @throws {RangeError} that names the option
   */
  constructor({ latencyMs = 0, faultRate = 0, ratePerSecond = 0, seed = Math.floor(Math.random() * (MAX_SEED + 1)) }) {
    this.latencyMs = within("latencyMs", latencyMs, MAX_LATENCY_MS, Number.isInteger);
    this.faultRate = within("faultRate", faultRate, 1, Number.isFinite);
    this.ratePerSecond = within("ratePerSecond", ratePerSecond, MAX_RATE_PER_SECOND, Number.isInteger);
    this.seed = within("seed", seed, MAX_SEED, Number.isInteger);
    this.#random = randomFrom(seed);
    // Any number of answers can be delayed at the same time.
    setMaxListeners(0, this.#ending.signal);
  }

  /**
   * The fault and delay of the next request. Always takes the same number of random numbers, so that no request changes what
   * the others meet.
   *
   * @param {number} now milliseconds since 1970
   * @returns {{ fault: Fault | undefined, delayMs: number }}
   */
  next(now) {
    const [late, bad, which] = [this.#random(), this.#random(), this.#random()];
    const drawn = bad < this.faultRate ? FAULTS[Math.floor(which * FAULTS.length)] : undefined;
    return {
      fault: this.#isTooMany(now) ? tooMany : drawn,
      delayMs: Math.floor(late * (this.latencyMs + 1)),
    };
  }

  #isTooMany(now) {
    const second = Math.floor(now / 1000);
    this.#requests = second === this.#second ? this.#requests + 1 : 1;
    this.#second = second;
    return this.ratePerSecond > 0 && this.#requests > this.ratePerSecond;
  }

  /** Resolves after that time, or when the day ends. */
  async delay(ms) {
    if (ms > 0) await setTimeout(ms, undefined, { signal: this.#ending.signal }).catch(() => {});
  }

  end() {
    this.#ending.abort();
  }
}

function within(option, value, max, isKind) {
  if (isKind(value) && value >= 0 && value <= max) return value;
  const kind = isKind === Number.isInteger ? "a whole number" : "a number";
  throw new RangeError(`${option} must be ${kind} from 0 to ${max}`);
}
