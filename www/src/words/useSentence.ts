// Issues in the chosen language, speaking of the fields as the form does and not of "auth.psk.key".
import type { Issue } from "ionos-ipsec-tunnels";
import { formatIssue as inGerman } from "ionos-ipsec-tunnels/locales/de";
import { formatIssue as inSpanish } from "ionos-ipsec-tunnels/locales/es";
import { formatIssue as inFrench } from "ionos-ipsec-tunnels/locales/fr";
import { useTranslation } from "react-i18next";
import type { Language } from ".";
import { useFieldName } from "./useFieldName";

type Wording = Pick<Issue, "code" | "message" | "params">;

const FORMATS: Record<Language, (issue: Wording) => string> = {
  en: ({ message }) => message,
  de: inGerman,
  es: inSpanish,
  fr: inFrench,
};

/** A path that a template mentions without a param. */
const IN_TEMPLATES = "ike.lifetime";

export function useSentence(): (issue: Wording) => string {
  const { language } = useTranslation().i18n;
  const nameOf = useFieldName();
  return (issue) => {
    const sentence = FORMATS[language as Language](issue);
    // Only where a path comes first, because "name" is also a word: the field opens the sentence in every language.
    return [issue.params.field, issue.params.other, IN_TEMPLATES].reduce<string>(
      (text, path) => (typeof path === "string" ? text.replace(path, () => nameOf(path)) : text),
      sentence,
    );
  };
}
