// The console's languages: which there are, which one a visitor gets, and how its words are loaded.
import i18next from "i18next";
import type { Issue } from "ionos-ipsec-tunnels/slim";
import { initReactI18next } from "react-i18next";
import { en, type Words } from "./en";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

export const LANGUAGES = { en: "English", de: "Deutsch", es: "Español", fr: "Français" };
export type Language = keyof typeof LANGUAGES;

type Wording = Pick<Issue, "code" | "message" | "params">;
type FormatIssue = (issue: Wording) => string;

/** The words of a language, and the package's own sentences about issues. English is always there. */
const LOADERS: Record<Exclude<Language, "en">, () => Promise<[Words, FormatIssue]>> = {
  de: async () => [(await import("./de")).de, (await import("ionos-ipsec-tunnels/locales/de")).formatIssue],
  es: async () => [(await import("./es")).es, (await import("ionos-ipsec-tunnels/locales/es")).formatIssue],
  fr: async () => [(await import("./fr")).fr, (await import("ionos-ipsec-tunnels/locales/fr")).formatIssue],
};

const formats = new Map<string, FormatIssue>([["en", englishOf]]);

/** English sentences for issues about types: the package's own are for programmers, unlike those of its other languages. */
function englishOf({ code, message, params }: Wording): string {
  if (code !== "type" || params.reason !== undefined) return message;
  const { field, expected, actual } = params;
  return `${field === "tunnel" ? "The tunnel" : field} must be ${typeName(expected)}, not ${typeName(actual)}.`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  null: "nothing",
};

const typeName = (type: unknown) => TYPES[String(type)] ?? String(type);

/** The sentence of an issue in a language that has been loaded. */
export const formatIssue = (language: string, issue: Wording) => formats.get(language)?.(issue) ?? issue.message;

const STORED = "language";

/** The language that was chosen before, or else the first of the browser's languages that the console has. */
function preferred(): Language {
  const isKnown = (language: string): language is Language => Object.hasOwn(LANGUAGES, language);
  const wishes = [chosenBefore() ?? "", ...navigator.languages.map((tag) => tag.replace(/-.*/, ""))];
  return wishes.find(isKnown) ?? "en";
}

function chosenBefore(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

async function load(language: Language) {
  if (language === "en" || formats.has(language)) return;
  const [words, format] = await LOADERS[language]();
  i18next.addResourceBundle(language, "translation", words);
  formats.set(language, format);
}

i18next.on("languageChanged", (language) => {
  document.documentElement.lang = language;
});

/** Resolves when the words of the preferred language are loaded, so that nothing is rendered in another one first. */
export async function startWords() {
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: { translation: en } },
    // React escapes texts already.
    interpolation: { escapeValue: false },
  });
  await changeTo(preferred());
}

/** Changes the console's language. Resolves to whether it has changed. */
export async function chooseLanguage(language: Language): Promise<boolean> {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Where the browser forbids to store anything, the choice lasts as long as the page.
  }
  return changeTo(language);
}

/** Where the words cannot be loaded, the page stays in the language that it has. */
async function changeTo(language: Language): Promise<boolean> {
  try {
    await load(language);
    await i18next.changeLanguage(language);
    return true;
  } catch (problem) {
    console.warn(problem);
    return false;
  }
}
