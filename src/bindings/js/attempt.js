/** Functions of callers and platforms may throw where nobody expects it: options have getters, objects are proxies. */

/** What a function gives, or undefined where it throws. */
export function attempt(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Does what is of no interest where it throws or rejects. */
export const quietly = (act) => (async () => act())().catch(() => {});
