// What the client did: one entry for each attempt, from its events. They hold no headers and no bodies.
import type { ClientEvent } from "ionos-ipsec-tunnels/slim";

export interface Entry {
  key: number;
  at: Date;
  /** The client's number of the call that the attempt belongs to. */
  callId: number;
  method: string;
  /** Path and query; the server is the connection's. */
  path: string;
  attempt: number;
  status?: number;
  durationMs?: number;
  /** Why it was sent again, and after how long. */
  retry?: { reason: string; delayMs: number };
}

/** The client waits before it sends a request again. */
export interface Pause {
  callId: number;
  /** Milliseconds since 1970. */
  since: number;
  until: number;
  /** Whether the server has answered, with an error or a request to wait; `false` if there was no answer. */
  answered: boolean;
}

const KEPT = 200;

/** A store for React's `useSyncExternalStore`; the newest entry comes first. */
export class RequestLog {
  #entries: readonly Entry[] = [];
  #listeners = new Set<() => void>();
  #keys = 0;
  #pause: Pause | undefined;

  readonly onEvent = (event: ClientEvent) => {
    if (event.type === "end") {
      if (this.#pause?.callId === event.callId) this.#pause = undefined;
      this.#change(this.#entries);
      return;
    }
    const { callId, method, attempt } = event;
    const is = (entry: Entry) => entry.callId === callId && entry.attempt === attempt;
    if (event.type === "request") {
      if (this.#pause?.callId === callId) this.#pause = undefined;
      this.#keys += 1;
      const entry = { key: this.#keys, at: new Date(), callId, method, path: pathOf(event.url), attempt };
      this.#change([entry, ...this.#entries].slice(0, KEPT));
      return;
    }
    if (event.type === "retry") {
      const since = Date.now();
      const answered = event.reason.startsWith("status ");
      this.#pause = { callId, since, until: since + event.delayMs, answered };
    }
    // A walk over pages is one call, in which attempt numbers repeat: the newest attempt of a number is meant.
    const open = this.#entries.find(is);
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

  /** The client's present pause, if any; the one that began last if several calls pause. */
  readonly pause = () => this.#pause;

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
