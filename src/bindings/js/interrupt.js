/** What ends a call early: signals of callers, and time that is up. */

import { attempt, quietly } from "./attempt.js";

const ignore = () => {};

/** What listens to each signal: it gets one listener, however many calls there are, as platforms warn of many. */
const listening = new WeakMap();

function listen(signal, act) {
  let group = listening.get(signal);
  if (group === undefined) {
    const acts = new Set();
    const notify = () => {
      for (const act of [...acts]) act();
    };
    group = { acts, notify };
    listening.set(signal, group);
    // A signal that refuses a listener cannot be aborted.
    quietly(() => signal.addEventListener("abort", notify));
  }
  group.acts.add(act);
}

function unlisten(signal, act) {
  const group = listening.get(signal);
  group?.acts.delete(act);
  if (group?.acts.size !== 0) return;
  listening.delete(signal);
  quietly(() => signal.removeEventListener("abort", group.notify));
}

/** Timers measure no longer: what is more fires at once. */
const after = (ms, act) => setTimeout(act, Math.min(ms, 0x7fff_ffff));

/** What may end a call early. */
export class Interrupt {
  #signals;
  #giveUp = ignore;
  #look = () => {
    if (this.isAborted) this.#giveUp({ came: "aborted" });
  };

  constructor(signals) {
    this.#signals = signals;
    for (const signal of signals) listen(signal, this.#look);
  }

  end() {
    for (const signal of this.#signals) unlisten(signal, this.#look);
  }

  get #aborted() {
    return this.#signals.find((signal) => attempt(() => signal.aborted));
  }

  get isAborted() {
    return this.#signals.length > 0 && this.#aborted !== undefined;
  }

  get reason() {
    return attempt(() => this.#aborted.reason);
  }

  /**
   * Begins something. The promise never rejects: it resolves with what `settle` is called with, with "elapsed" after so
   * many milliseconds (undefined: no limit), or with "aborted". `begin` may return what gives up what it began.
   */
  until(ms, begin) {
    return new Promise((resolve) => {
      let abandon = ignore;
      let timer;
      let isOpen = true;
      const settle = (outcome) => {
        // What was given up may settle later, when something else is under way.
        if (!isOpen) return;
        isOpen = false;
        clearTimeout(timer);
        this.#giveUp = ignore;
        resolve(outcome);
      };
      this.#giveUp = (outcome) => {
        abandon(outcome.came);
        settle(outcome);
      };
      if (ms !== undefined) timer = after(ms, () => this.#giveUp({ came: "elapsed" }));
      if (!this.isAborted) abandon = begin(settle) ?? ignore;
      // The caller's functions that ran may have ended the call.
      if (isOpen) this.#look();
      else abandon("aborted");
    });
  }
}
