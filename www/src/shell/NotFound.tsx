// Shown for an address that is not a page.
import { useTranslation } from "react-i18next";
import { Title } from "./Title";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className="card stack">
      <Title>{t("page.notFound")}</Title>
      <p>
        <a href="#/">{t("page.toStart")}</a>
      </p>
    </div>
  );
}
