// Issues in the chosen language, speaking of fields and algorithms as the form does and not as the API does.
import { algorithms, type Issue } from "ionos-ipsec-tunnels/slim";
import { useTranslation } from "react-i18next";
import { plainUserText, visible } from "../ui/UserText";
import { formatIssue } from "./language";
import { useFieldName } from "./useFieldName";

type Wording = Pick<Issue, "code" | "message" | "params">;

/** What templates mention without a param: a path, and in advice about algorithms those that are recommended. */
const PATH_IN_TEMPLATES = "ike.lifetime";
/** What issues about the whole call it: every language has a word for that. */
const WHOLE = "tunnel";
const RECOMMENDED = /\b(AES256-GCM-16|AES256|SHA256)\b/g;
const ABOUT_ALGORITHMS = /^(encryption|integrity)\./;

const LABELS = new Map<unknown, string>(
  [...algorithms.encryptionAlgorithms, ...algorithms.integrityAlgorithms, ...algorithms.diffieHellmanGroups].map(
    ({ value, label }) => [value, label],
  ),
);

/** What people call an algorithm: everywhere in the console the same. One that this release does not know stays as it is. */
export const algorithmName = (value: string) => LABELS.get(value) ?? value;

/** The package counts the tunnels of the list that it was given, "2 (Office)"; people know them by their names. */
function quoted(tunnel: string): string {
  const [, name] = /^\d+ \((.*)\)$/s.exec(tunnel) ?? [];
  return name === undefined ? tunnel : `“${plainUserText(name)}”`;
}

/** A param in the words of the console; what a user may have written cannot turn the sentence around. */
function wordOf(name: string, value: Issue["params"][string]) {
  return name === "tunnel" ? quoted(String(value)) : (LABELS.get(value) ?? value);
}

export function useSentence(): (issue: Wording) => string {
  const { language } = useTranslation().i18n;
  const nameOf = useFieldName();
  return (issue) => {
    const { params } = issue;
    const named = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, wordOf(name, value)]));
    // The English sentence is ready-made: there, the words are replaced in the text.
    const sentence = Object.entries(params).reduce(
      (text, [name, value]) => (named[name] === value ? text : text.replace(String(value), () => String(named[name]))),
      formatIssue(language, { ...issue, params: named }),
    );
    // Only where a path comes first, because "name" is also a word: the field opens the sentence in every language.
    const withFields = [
      params.field === WHOLE ? undefined : params.field,
      params.other,
      PATH_IN_TEMPLATES,
    ].reduce<string>(
      (text, path) => (typeof path === "string" ? text.replace(path, () => nameOf(path)) : text),
      sentence,
    );
    return visible(ABOUT_ALGORITHMS.test(issue.code) ? withFields.replace(RECOMMENDED, algorithmName) : withFields);
  };
}
