// The logo, the connection, and the language. It is shown also when everything else fails.
import { useTranslation } from "react-i18next";
import type { Connection } from "../connection/connection";
import { Button } from "../ui/Button";
import "./Header.css";
import { LanguageChoice } from "./LanguageChoice";

interface HeaderProps {
  connection?: Connection;
  onDisconnect?: () => void;
}

export function Header({ connection, onDisconnect }: HeaderProps) {
  const { t } = useTranslation();
  return (
    <header className="header">
      <a className="brand" href="#/">
        <img src="./icon.svg" alt="" width="28" height="28" />
        {t("page.title")}
      </a>
      <span className="server hint">
        {connection && t("connection.connectedTo", { server: connection.client.baseUrl })}{" "}
        {connection && (
          <Button look="quiet small" onClick={onDisconnect}>
            {t("connection.disconnect")}
          </Button>
        )}
      </span>
      <LanguageChoice />
    </header>
  );
}
