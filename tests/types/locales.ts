// The messages in other languages, used from an ES module. It is compiled and never run.

import { type Issue, validateTunnel } from "ionos-ipsec-tunnels";
import type * as de from "ionos-ipsec-tunnels/locales/de";
import { formatIssue } from "ionos-ipsec-tunnels/locales/de";
import type * as es from "ionos-ipsec-tunnels/locales/es";
import type * as fr from "ionos-ipsec-tunnels/locales/fr";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function expectType<_T extends true>(): void {}

expectType<Equal<typeof formatIssue, (issue: Pick<Issue, "code" | "params" | "message">) => string>>();
expectType<Equal<keyof typeof de, "formatIssue">>();
expectType<Equal<typeof es, typeof de>>();
expectType<Equal<typeof fr, typeof de>>();

/** What a program that loads a language when it is chosen does. */
export async function translate(input: unknown, language: "es" | "fr"): Promise<string[]> {
  const { formatIssue } =
    language === "es" ? await import("ionos-ipsec-tunnels/locales/es") : await import("ionos-ipsec-tunnels/locales/fr");
  return validateTunnel(input).issues.map(formatIssue);
}

formatIssue({ code: "required", params: { field: "name" }, message: "name is required." });
// @ts-expect-error: the message is required, as the fallback
formatIssue({ code: "required", params: { field: "name" } });
