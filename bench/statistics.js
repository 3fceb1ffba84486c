/**
 * Fair measurements of time on a machine that is not idle. Candidates take turns in rounds. Each time is divided by the mean of
 * its round, because a slow moment of the machine slows down all candidates of a round. The result is the median of the rounds.
 */

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const geometricMean = (numbers) =>
  Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);

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
  const shares = Object.fromEntries(names.map((name) => [name, []]));
  const means = [];
  for (let round = 0; round < rounds; round++) {
    const turn = round % names.length;
    const inTurn = [...names.slice(turn), ...names.slice(0, turn)];
    // Every other round goes backwards, so that no candidate always runs after the same other one.
    if (round % 2 === 1) inTurn.reverse();
    const results = {};
    for (const name of inTurn) results[name] = await measure(candidates[name]);
    const mean = geometricMean(Object.values(results));
    means.push(mean);
    for (const name of names) shares[name].push(results[name] / mean);
  }
  return Object.fromEntries(names.map((name) => [name, median(shares[name]) * median(means)]));
}
