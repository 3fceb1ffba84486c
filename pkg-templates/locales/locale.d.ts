/**
 * The messages of issues in another language: German is `ionos-ipsec-tunnels/locales/de`, Spanish
 * `ionos-ipsec-tunnels/locales/es`, and French `ionos-ipsec-tunnels/locales/fr`. English needs no import: it is the
 * issue's own `message`.
 *
 * An entry holds the words of its language and nothing else. It loads neither the rest of the package nor any
 * WebAssembly, and can therefore be imported when a person chooses the language.
 *
 * @packageDocumentation
 */

import type { Issue } from "../index.js";

/**
 * Words an issue in the language of this entry. Paths and values stay as they are; the rest is translated.
 *
 * @param issue - The issue, or what is left of it after a journey as JSON: `code`, `params` and `message` are enough.
 * @returns The message, as plain text. Where the entry has no words for the issue, because it comes from another release
 * of the package, this is its English `message`.
 *
 * @example
 * ```ts
 * import { validateField } from "ionos-ipsec-tunnels";
 * import { formatIssue } from "ionos-ipsec-tunnels/locales/de";
 *
 * validateField("ike.lifetime", 1800).map(formatIssue); // ["ike.lifetime muss mindestens 3600 Sekunden betragen."]
 * ```
 */
export declare function formatIssue(issue: Pick<Issue, "code" | "params" | "message">): string;
