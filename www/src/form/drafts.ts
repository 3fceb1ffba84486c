// Drafts: forms that were begun and not sent. They are kept in memory, and without the key also in the tab's session storage, so
// that they survive a reload. Nothing of them outlives the tab.
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";
import type { FormValues } from "./values";

export interface Draft {
  /** The id of the tunnel. It stays the same however often the form is sent. */
  id: string;
  values: FormValues;
  /** The tunnel that it duplicates, by its ID. */
  copyOf?: string | undefined;
  /** For an edit: the tunnel as it was when the edit began. */
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
    // The browser forbids storage: then drafts do not survive a reload.
  }
}

export const drafts = new Drafts();

/** The key of a draft. Each gateway has at most one draft of a new tunnel, and for each tunnel one of an edit and one of a duplicate. */
export const draftKey = (gatewayId: string, tunnelId = "", duplicate = false) =>
  `${gatewayId}/${duplicate ? "copy of " : ""}${tunnelId}`;
