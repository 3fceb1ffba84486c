// Texts by users, such as names. They are isolated from the sentence around them, so that a name cannot change the sentence's
// writing direction, and invisible characters are shown.
import "./UserText.css";

/** Control and format characters, fillers, and line separators. Emoji are joined by U+200D, which stays where it joins them. */
const INVISIBLE =
  /(?!(?<=\p{Extended_Pictographic}|\uFE0F)\u200D)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115F\u1160\u2800\u3164\uFFA0]/gu;

const codePoint = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** An element for use in sentences; `text` comes from a user or from the server. */
export function UserText({ children: text }: { children: string }) {
  const parts: React.ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(INVISIBLE)) {
    parts.push(text.slice(end, match.index));
    parts.push(
      <span key={match.index} className="invisible-character">
        {codePoint(match[0])}
      </span>,
    );
    end = match.index + match[0].length;
  }
  return <bdi>{end === 0 ? text : [...parts, text.slice(end)]}</bdi>;
}

/** For titles and accessible names, which cannot hold elements: the same by Unicode's isolates (UAX #9). */
export function plainUserText(text: string): string {
  return `\u2068${text.replace(INVISIBLE, shown)}\u2069`;
}

/** A sentence of the console, with the invisible characters of users' texts shown; the isolates around such texts stay. */
export function visible(sentence: string): string {
  return sentence.replace(INVISIBLE, (character) => (/[\u2068\u2069]/.test(character) ? character : shown(character)));
}

const shown = (character: string) => `[${codePoint(character)}]`;
