/** Fair times on a machine that is never quite idle: candidates take turns, and the median of their rounds counts. */

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Measures every candidate once in each round, each round beginning with another one.
 *
 * @template T
 * @param {number} rounds
 * @param {Record<string, T>} candidates
 * @param {(candidate: T) => Promise<number>} measure
 * @returns {Promise<Record<string, number>>} the median for each candidate
 */
export async function takeTurns(rounds, candidates, measure) {
  const names = Object.keys(candidates);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const turn = round % names.length;
    for (const name of [...names.slice(turn), ...names.slice(0, turn)]) {
      results[name].push(await measure(candidates[name]));
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(results[name])]));
}
