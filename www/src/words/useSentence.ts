// The sentences of issues in the chosen language. They name fields and algorithms as the form does, not as the API does.
import { algorithms, type Issue } from "ionos-ipsec-tunnels/slim";
import { useTranslation } from "react-i18next";
import { plainUserText, visible } from "../ui/UserText";
import { formatIssue } from "./language";
import { useFieldName } from "./useFieldName";

type Wording = Pick<Issue, "code" | "message" | "params">;

/** Words of templates that are not params: a path, and in advice about algorithms the recommended ones. */
const PATH_IN_TEMPLATES = "ike.lifetime";
/** The word of issues for the tunnel as a whole; every language has its own. */
const WHOLE = "tunnel";
const RECOMMENDED = /\b(AES256-GCM-16|AES256|SHA256)\b/g;
const ABOUT_ALGORITHMS = /^(encryption|integrity)\./;

const LABELS = new Map<unknown, string>(
  [...algorithms.encryptionAlgorithms, ...algorithms.integrityAlgorithms, ...algorithms.diffieHellmanGroups].map(
    ({ value, label }) => [value, label],
  ),
);

/** The label of an algorithm, the same everywhere in the console. An unknown one stays as it is. */
export const algorithmName = (value: string) => LABELS.get(value) ?? value;

/** The package names a tunnel by its place in the list and its name, "2 (Office)"; the console shows the name alone. */
function quoted(tunnel: string): string {
  const [, name] = /^\d+ \((.*)\)$/s.exec(tunnel) ?? [];
  return name === undefined ? tunnel : `“${plainUserText(name)}”`;
}

/** A param in the words of the console. Texts by users are isolated, so that they cannot change the writing direction. */
function wordOf(name: string, value: Issue["params"][string]) {
  return name === "tunnel" || name === "this" ? quoted(String(value)) : (LABELS.get(value) ?? value);
}

export function useSentence(): (issue: Wording) => string {
  const { language } = useTranslation().i18n;
  const nameOf = useFieldName();
  return (issue) => {
    const { params } = issue;
    const named = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, wordOf(name, value)]));
    // For English the package's finished message is used, so the words are replaced in its text.
    const sentence = Object.entries(params).reduce(
      (text, [name, value]) => (named[name] === value ? text : text.replace(String(value), () => String(named[name]))),
      formatIssue(language, { ...issue, params: named }),
    );
    // Only a path at the beginning is replaced, because "name" is also a word. In every language the field comes first.
    const withFields = [
      params.member ?? (params.field === WHOLE ? undefined : params.field),
      params.other,
      PATH_IN_TEMPLATES,
    ].reduce<string>(
      (text, path) => (typeof path === "string" ? text.replace(path, () => nameOf(path)) : text),
      sentence,
    );
    return visible(ABOUT_ALGORITHMS.test(issue.code) ? withFields.replace(RECOMMENDED, algorithmName) : withFields);
  };
}
