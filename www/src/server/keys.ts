// The keys that were sent during this visit, until the user confirms that they are saved: the API never returns them. They are
// kept in memory alone. Like drafts they outlive the connection, so that disconnecting does not lose them.
import { ApiError, ConfigurationError, ValidationError } from "ionos-ipsec-tunnels/slim";

export interface SentKey {
  key: string;
  /** Whether the API has confirmed the key. Without an answer either this key or the one before is in use. */
  isAnswered: boolean;
}

class SentKeys {
  #keys: ReadonlyMap<string, SentKey> = new Map();
  #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** By the ids of the tunnels. */
  readonly all = () => this.#keys;

  set(tunnelId: string, sent: SentKey) {
    this.#change(new Map(this.#keys).set(tunnelId, sent));
  }

  remove(tunnelId: string) {
    this.#change(new Map([...this.#keys].filter(([other]) => other !== tunnelId)));
  }

  #change(keys: ReadonlyMap<string, SentKey>) {
    this.#keys = keys;
    for (const listener of this.#listeners) listener();
  }
}

export const sentKeys = new SentKeys();

/**
 * Keeps a key that is about to be sent: it may be in use even if no answer comes, and what sends it may be closed by then. Tell
 * the result what came of it.
 */
export function keepKey(tunnelId: string, key: string) {
  const before = sentKeys.all().get(tunnelId);
  sentKeys.set(tunnelId, { key, isAnswered: false });

  /** It was not sent: the key that was kept before it is back. */
  function putBack() {
    if (before === undefined) sentKeys.remove(tunnelId);
    else sentKeys.set(tunnelId, before);
  }

  return {
    confirm: () => sentKeys.set(tunnelId, { key, isAnswered: true }),
    putBack,
    /** It stays, unless the API has certainly not taken it in. */
    fail(problem: unknown) {
      if (isRefusal(problem)) putBack();
    },
  };
}

/** Sends a key, which is kept meanwhile. `send` makes the one call that sends it. */
export async function sendKey<T>(tunnelId: string, key: string, send: () => Promise<T>): Promise<T> {
  const kept = keepKey(tunnelId, key);
  try {
    const outcome = await send();
    kept.confirm();
    return outcome;
  } catch (problem) {
    kept.fail(problem);
    throw problem;
  }
}

/**
 * Whether what was sent was certainly not carried out. Without an answer, or after a server error, it may have been; so it may
 * where an attempt before the last one met that.
 */
function isRefusal(problem: unknown): boolean {
  if (problem instanceof ApiError) return problem.status < 500 && problem.attempts === 1;
  return problem instanceof ValidationError || problem instanceof ConfigurationError;
}
