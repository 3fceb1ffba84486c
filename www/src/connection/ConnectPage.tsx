// The start page, which asks for the server and the token. A connection is made once the API has answered with them.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { regions } from "ionos-ipsec-tunnels/slim";
import { type FormEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useEmulator } from "../emulator/useEmulator";
import { gatewaysKey, readGateways } from "../server/gateways";
import { ready } from "../server/ready";
import { Problem } from "../shell/Problem";
import { Title } from "../shell/Title";
import { Waiting } from "../shell/Waiting";
import { Button } from "../ui/Button";
import { TextField } from "../ui/Field";
import { LateSelect } from "../ui/LateSelect";
import "./ConnectPage.css";
import { type Connection, type ConnectionFields, emulatorFields, prepare, readKept, writeKept } from "./connection";

const REGIONS = Object.keys(regions).map((value) => ({ value, label: `${value} (IONOS Cloud)` }));

export function ConnectPage({ onConnected }: { onConnected: (connection: Connection) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [fields, setFields] = useState(() => readKept() ?? { ...emulatorFields(), token: "" });
  const [sent, setSent] = useState(false);
  const [log, setLog] = useState<Connection["log"]>();
  const address = useRef<HTMLInputElement>(null);
  const token = useRef<HTMLInputElement>(null);
  const emulator = useEmulator();
  const change = (part: Partial<ConnectionFields>) => setFields((current) => ({ ...current, ...part }));

  const { mutate, isPending, error } = useMutation({
    mutationFn: async (chosen: ConnectionFields) => {
      await ready();
      const connection = prepare(chosen);
      setLog(connection.log);
      const { client, serial } = connection;
      queries.setQueryData(gatewaysKey(serial), await readGateways(client, AbortSignal.timeout(60_000)));
      writeKept(chosen);
      return connection;
    },
    onSuccess: onConnected,
  });

  // A connection that the user has asked this tab to keep is made again without asking.
  const resume = useEffectEvent(() => {
    const kept = readKept();
    if (kept) mutate(kept);
  });
  useEffect(() => resume(), []);

  const baseUrl = fields.baseUrl.trim();
  // A text without a scheme or a leading slash would be a URL relative to this page.
  const isAddress = fields.region !== "" || URL.canParse(baseUrl) || baseUrl.startsWith("/");
  const missing = { address: !isAddress, token: !fields.token.trim() };

  function submit(event: FormEvent) {
    event.preventDefault();
    setSent(true);
    if (missing.address) address.current?.focus();
    else if (missing.token) token.current?.focus();
    else if (!isPending) mutate({ ...fields, token: fields.token.trim(), baseUrl });
  }

  return (
    <div className="connect">
      <section className="card emulator">
        <h2>{t("connection.emulator")}</h2>
        {emulator.data === null ? (
          <p>{t("connection.noEmulator")}</p>
        ) : (
          <>
            <p>{emulator.data ? t("connection.emulatorHint") : t("connection.lookingForEmulator")}</p>
            <Button look="primary" off={!emulator.data} busy={isPending} onClick={() => mutate(emulatorFields())}>
              {t("connection.useEmulator")}
            </Button>
          </>
        )}
      </section>
      <section className="card stack">
        <Title>{t("connection.title")}</Title>
        <form noValidate autoComplete="off" onSubmit={submit}>
          <LateSelect
            label={t("connection.server")}
            options={[{ value: "", label: t("connection.byAddress") }, ...REGIONS]}
            value={fields.region}
            disabled={isPending}
            onChange={(region) => change({ region: region as ConnectionFields["region"] })}
          />
          <TextField
            ref={address}
            label={t("connection.baseUrl")}
            inputMode="url"
            value={fields.region ? regions[fields.region] : fields.baseUrl}
            readOnly={fields.region !== "" || isPending}
            error={sent && missing.address ? t("connection.baseUrlMissing") : undefined}
            onChange={(event) => change({ baseUrl: event.target.value })}
          />
          <TextField
            ref={token}
            label={t("connection.token")}
            type="password"
            value={fields.token}
            readOnly={isPending}
            hint={t(fields.keep ? "connection.tokenKept" : "connection.tokenHint")}
            error={sent && missing.token ? t("connection.tokenMissing") : undefined}
            onChange={(event) => change({ token: event.target.value })}
          />
          <label className="checkbox">
            <input
              type="checkbox"
              checked={fields.keep}
              disabled={isPending}
              onChange={(event) => change({ keep: event.target.checked })}
            />
            {t("connection.keep")}
          </label>
          {error && <Problem error={error} />}
          {log && <Waiting log={log} />}
          <div className="row-of-buttons">
            <Button type="submit" look="primary" busy={isPending}>
              {t("connection.connect")}
            </Button>
          </div>
        </form>
      </section>
    </div>
  );
}
