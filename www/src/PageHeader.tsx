// What the page is, and its language; also there when all else fails.
import { useTranslation } from "react-i18next";
import { LanguageChoice } from "./LanguageChoice";

export function PageHeader() {
  const { t } = useTranslation();
  return (
    <header className="container">
      <hgroup>
        <h1>{t("page.title")}</h1>
        <p>{t("page.subtitle")}</p>
      </hgroup>
      <LanguageChoice />
    </header>
  );
}
