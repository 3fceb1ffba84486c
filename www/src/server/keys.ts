// The keys that were sent during this visit, until the user confirms that they are saved: the API never returns them. They are
// kept in memory alone. Like drafts they outlive the connection, so that disconnecting does not lose them.

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
