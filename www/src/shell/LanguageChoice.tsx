// The languages to choose from, each in its own words.
import { useTranslation } from "react-i18next";
import { chooseLanguage, LANGUAGES, type Language } from "../words/language";
import "../ui/Field.css";

export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  return (
    <select
      className="select"
      aria-label={t("page.language")}
      value={i18n.language}
      onChange={(event) => chooseLanguage(event.target.value as Language)}
    >
      {Object.entries(LANGUAGES).map(([language, name]) => (
        <option key={language} value={language} lang={language}>
          {name}
        </option>
      ))}
    </select>
  );
}
