// Reproducible random choices: the same seed makes the same inputs.

import { randomFrom } from "../../www/emulator/random.js";

/** Each run prints its seed; DIFFERENTIAL_SEED=… repeats the run. */
export const seed = Number(process.env.DIFFERENTIAL_SEED ?? Math.floor(Math.random() * 2 ** 32));

/** A source of choices. */
export class Random {
  #next;

  constructor(seed) {
    this.#next = randomFrom(seed);
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end) {
    return Math.floor(this.#next() * end);
  }

  /** A whole number from `first` to `last`, both included. */
  between(first, last) {
    return first + this.below(last - first + 1);
  }

  /** True with a probability of one in `times`. */
  oneIn(times) {
    return this.below(times) === 0;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** An array of `count` results of a function. */
  times(count, make) {
    return Array.from({ length: count }, make);
  }

  /** The text with one character inserted, removed, replaced, doubled or swapped with the next. */
  mutate(text, alphabet) {
    const characters = [...text];
    const at = this.below(characters.length + 1);
    const edits = [
      () => characters.splice(at, 0, this.pick(alphabet)),
      () => characters.splice(at, 1),
      () => characters.splice(at, 1, this.pick(alphabet)),
      () => characters.splice(at, 0, ...characters.slice(at, at + 1)),
      () => characters.splice(at, 2, ...characters.slice(at, at + 2).reverse()),
    ];
    this.pick(edits)();
    return characters.join("");
  }
}
