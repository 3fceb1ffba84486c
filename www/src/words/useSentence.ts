// Issues in the chosen language, speaking of fields and algorithms as the form does and not as the API does.
import { algorithms, type Issue } from "ionos-ipsec-tunnels";
import { useTranslation } from "react-i18next";
import { formatIssue } from "./language";
import { useFieldName } from "./useFieldName";

type Wording = Pick<Issue, "code" | "message" | "params">;

/** A path that a template mentions without a param. */
const IN_TEMPLATES = "ike.lifetime";

const LABELS = new Map<unknown, string>(
  [...algorithms.encryptionAlgorithms, ...algorithms.integrityAlgorithms, ...algorithms.diffieHellmanGroups].map(
    ({ value, label }) => [value, label],
  ),
);

/** What people call an algorithm: everywhere in the console the same. One that this release does not know stays as it is. */
export const algorithmName = (value: string) => LABELS.get(value) ?? value;

export function useSentence(): (issue: Wording) => string {
  const { language } = useTranslation().i18n;
  const nameOf = useFieldName();
  return (issue) => {
    const { params } = issue;
    const named = Object.entries(params).map(([name, value]) => [name, LABELS.get(value) ?? value]);
    // The English sentence is ready-made: there, the algorithm is replaced in the text.
    const sentence = Object.values(params).reduce<string>(
      (text, value) => (LABELS.has(value) ? text.replace(String(value), algorithmName(String(value))) : text),
      formatIssue(language, { ...issue, params: Object.fromEntries(named) }),
    );
    // Only where a path comes first, because "name" is also a word: the field opens the sentence in every language.
    return [params.field, params.other, IN_TEMPLATES].reduce<string>(
      (text, path) => (typeof path === "string" ? text.replace(path, () => nameOf(path)) : text),
      sentence,
    );
  };
}
