// The console's languages: which there are, which one a visitor gets, and how the words reach the components.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

export const LANGUAGES = { en: "English" };
export type Language = keyof typeof LANGUAGES;

const STORED = "language";

/** What was chosen before, else the first of the browser's languages that the console speaks. */
function preferred(): Language {
  const isKnown = (language: string): language is Language => Object.hasOwn(LANGUAGES, language);
  const wishes = [localStorage.getItem(STORED) ?? "", ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wishes.find(isKnown) ?? "en";
}

i18next.use(initReactI18next).init({
  lng: preferred(),
  fallbackLng: "en",
  resources: { en: { translation: en } },
  // React escapes.
  interpolation: { escapeValue: false },
  // The words are here already, so that nothing is ever drawn without them.
  initAsync: false,
});
document.documentElement.lang = i18next.language;

export function chooseLanguage(language: Language) {
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
  i18next.changeLanguage(language);
}
