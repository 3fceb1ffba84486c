// Waits for what cannot be awaited, such as a page that changes or a server that starts.

import { setTimeout } from "node:timers/promises";

/**
 * Asks until the answer is truthy, and resolves to it; rejects if that takes long.
 *
 * @template T
 * @param {() => T | Promise<T>} ask
 * @param {() => string | Promise<string>} complaint - The message of the error.
 * @param {object} [options]
 * @param {number} [options.patienceMs]
 * @param {() => Promise<unknown>} [options.pause] - What is between two questions.
 */
export async function poll(ask, complaint, { patienceMs = 30_000, pause = () => setTimeout(50) } = {}) {
  const start = performance.now();
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() - start > patienceMs) throw new Error(await complaint());
    await pause();
  }
}
