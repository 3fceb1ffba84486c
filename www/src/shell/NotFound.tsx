// For an address that leads nowhere.
import { useTranslation } from "react-i18next";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className="card stack">
      <h1>{t("page.notFound")}</h1>
      <p>
        <a href="#/">{t("page.toStart")}</a>
      </p>
    </div>
  );
}
