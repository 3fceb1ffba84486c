/**
 * The messages of issues in another language: German is `ionos-ipsec-tunnels/locales/de`, Spanish
 * `ionos-ipsec-tunnels/locales/es`, and French `ionos-ipsec-tunnels/locales/fr`. English needs no import: it is the
 * issue's own `message`.
 *
 * An entry holds the words of its language and nothing else. It loads neither the rest of the package nor any
 * WebAssembly, so it can be imported when a user chooses the language.
 *
 * @packageDocumentation
 */

import type { Issue } from "../index.js";

/**
 * The message of an issue in the language of this entry. Paths and values stay as they are; the rest is translated.
 *
 * @param issue - The issue, also after it was sent as JSON: `code`, `params` and `message` are enough.
 * @returns The message, as plain text. If the entry has no template for the issue, because it comes from another release of
 * the package, this is its English `message`.
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
