// What the client did: one entry for each attempt, from its events. They hold no headers and no bodies.
import type { ClientEvent } from "ionos-ipsec-tunnels";

export interface Entry {
  key: number;
  at: Date;
  method: string;
  /** Path and query; the server is the connection's. */
  path: string;
  attempt: number;
  status?: number;
  durationMs?: number;
  /** Why it was sent again, and after how long. */
  retry?: { reason: string; delayMs: number };
}

const KEPT = 200;

/** A store for React's `useSyncExternalStore`; the newest entry comes first. */
export class RequestLog {
  #entries: readonly Entry[] = [];
  #listeners = new Set<() => void>();
  #keys = 0;

  readonly onEvent = (event: ClientEvent) => {
    const path = pathOf(event.url);
    const { method, attempt } = event;
    if (event.type === "request") {
      this.#keys += 1;
      this.#change([{ key: this.#keys, at: new Date(), method, path, attempt }, ...this.#entries].slice(0, KEPT));
      return;
    }
    // Of several calls alike the newest: an older one is done, or was given up.
    const open = this.#entries.find(
      (entry) =>
        entry.method === method &&
        entry.path === path &&
        entry.attempt === attempt &&
        entry[event.type === "retry" ? "retry" : "status"] === undefined,
    );
    const news =
      event.type === "response"
        ? { status: event.status, durationMs: event.durationMs }
        : { retry: { reason: event.reason, delayMs: event.delayMs } };
    this.#change(this.#entries.map((entry) => (entry === open ? { ...entry, ...news } : entry)));
  };

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly entries = () => this.#entries;

  readonly clear = () => this.#change([]);

  #change(entries: readonly Entry[]) {
    this.#entries = entries;
    for (const listener of this.#listeners) listener();
  }
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url, document.baseURI);
  return pathname + search;
}
