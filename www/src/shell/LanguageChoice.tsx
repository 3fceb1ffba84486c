// The languages to choose from, each in its own words.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LateSelect } from "../ui/LateSelect";
import { chooseLanguage, LANGUAGES, type Language } from "../words/language";

const OPTIONS = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));

export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  const [failed, setFailed] = useState(false);
  return (
    <LateSelect
      label={t("page.language")}
      unlabelled
      className="language"
      options={OPTIONS}
      value={i18n.language}
      onChange={async (language) => setFailed(!(await chooseLanguage(language as Language)))}
    >
      {failed && (
        <p role="alert" className="error">
          {t("page.languageNotLoaded")}
        </p>
      )}
    </LateSelect>
  );
}
