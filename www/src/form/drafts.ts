// What was begun in a form and not sent yet. It is kept in memory, and without the key in the tab's storage, so that a reload
// brings it back. Nothing of it outlives the tab.
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";
import type { FormValues } from "./values";

export interface Draft {
  /** The id that the tunnel will have or has: the same however often it is sent. */
  id: string;
  values: FormValues;
  /** The tunnel that it duplicates, by its ID. */
  copyOf?: string | undefined;
  /** What the API said when an edit was begun. */
  original?: IPSecTunnelRead;
}

const STORED = "drafts";

class Drafts {
  #drafts: ReadonlyMap<string, Draft> = new Map(stored());
  #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly all = () => this.#drafts;

  set(key: string, draft: Draft) {
    this.#change(new Map(this.#drafts).set(key, draft));
  }

  remove(key: string) {
    this.#change(new Map([...this.#drafts].filter(([other]) => other !== key)));
  }

  #change(drafts: ReadonlyMap<string, Draft>) {
    this.#drafts = drafts;
    store(drafts);
    for (const listener of this.#listeners) listener();
  }
}

function stored(): [string, Draft][] {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? "[]");
  } catch {
    return [];
  }
}

/** Without the keys: those never reach a disk. */
function store(drafts: ReadonlyMap<string, Draft>) {
  try {
    const entries = [...drafts].map(([key, draft]) => [key, { ...draft, values: { ...draft.values, key: "" } }]);
    if (entries.length === 0) sessionStorage.removeItem(STORED);
    else sessionStorage.setItem(STORED, JSON.stringify(entries));
  } catch {
    // Then a reload does not bring them back.
  }
}

export const drafts = new Drafts();

/** Each gateway has one draft of a new tunnel, and of each tunnel one of the edit and one of the duplicate. */
export const draftKey = (gatewayId: string, tunnelId = "", duplicate = false) =>
  `${gatewayId}/${duplicate ? "copy of " : ""}${tunnelId}`;
