/**
 * Random numbers that the same seed gives again, on every machine: Mulberry32, a generator in the public domain. Returns a
 * function that gives numbers from 0 (inclusive) to 1 (exclusive).
 */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
