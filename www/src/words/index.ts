// The console's languages: which there are, which one a visitor gets, and how the words reach the components.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

export const LANGUAGES = { en: "English", de: "Deutsch", es: "Español", fr: "Français" };
export type Language = keyof typeof LANGUAGES;

const STORED = "language";

/** What was chosen before, else the first of the browser's languages that the console speaks. */
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

i18next.on("languageChanged", (language) => {
  document.documentElement.lang = language;
  document.title = i18next.t("page.title");
});

i18next.use(initReactI18next).init({
  lng: preferred(),
  fallbackLng: "en",
  resources: { en: { translation: en }, de: { translation: de }, es: { translation: es }, fr: { translation: fr } },
  // React escapes.
  interpolation: { escapeValue: false },
  // The words are here already, so that nothing is ever drawn without them.
  initAsync: false,
});

export function chooseLanguage(language: Language) {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Where the browser forbids to store anything, the choice lasts as long as the page.
  }
  i18next.changeLanguage(language);
}
