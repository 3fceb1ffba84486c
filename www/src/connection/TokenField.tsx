// A field for another token of the same connection, shown where the API has refused the old one.
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import type { Connection } from "./connection";
import "../ui/Field.css";

interface TokenFieldProps {
  connection: Connection;
  onDone: () => void;
}

/** It is not a <form>, because it may be inside of another form. */
export function TokenField({ connection, onDone }: TokenFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [token, setToken] = useState("");

  function use() {
    connection.setToken(token.trim());
    onDone();
  }

  return (
    <div className="field">
      <label htmlFor={id}>{t("connection.newToken")}</label>
      <div className="row-of-buttons">
        <input
          id={id}
          className="input"
          type="password"
          autoComplete="off"
          value={token}
          onChange={(event) => setToken(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            if (token.trim() !== "") use();
          }}
        />
        <Button look="primary" off={token.trim() === ""} onClick={use}>
          {t("connection.useToken")}
        </Button>
      </div>
    </div>
  );
}
