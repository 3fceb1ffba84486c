// Issues in the visitor's language, speaking of the fields as the form does and not of "auth.psk.key".
import type { Issue } from "ionos-ipsec-tunnels";
import { useTranslation } from "react-i18next";
import { useFieldName } from "./useFieldName";

export function useSentence(): (issue: Pick<Issue, "code" | "message" | "params">) => string {
  useTranslation();
  const nameOf = useFieldName();
  return ({ message }) => message.replace(PATHS, nameOf);
}

/** "name" and "description" are words of their own, so they count only where a sentence begins with them. */
const PATHS =
  /^(?:name|description)\b|\b(?:remoteHost|auth\.method|auth\.psk(?:\.key)?|(?:ike|esp)\.\w+|(?:cloud|peer)NetworkCIDRs(?:\.\d+)?)\b/g;
