// The gateways of the contract, to be chosen by name. A gateway that the list does not have is opened by its ID.
import { isUuid } from "ionos-ipsec-tunnels/slim";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { addressOf } from "../server/addresses";
import { useGateways } from "../server/gateways";
import { Problem } from "../shell/Problem";
import { Title } from "../shell/Title";
import { Button } from "../ui/Button";
import { TextField } from "../ui/Field";
import { UserText } from "../ui/UserText";
import "./GatewaysPage.css";

export default function GatewaysPage() {
  const { t } = useTranslation();
  const { data: gateways, error, refetch } = useGateways();
  return (
    <div className="gateways">
      <Title>{t("gateways.title")}</Title>
      {error && (
        <Problem error={error} onRetry={refetch}>
          <Button onClick={() => refetch()}>{t("page.tryAgain")}</Button>
        </Problem>
      )}
      {!gateways && !error && <progress aria-label={t("gateways.reading")} />}
      {gateways?.length === 0 && <p>{t("gateways.none")}</p>}
      {gateways && gateways.length > 0 && (
        // The role is spelt out because Safari takes it from a list without bullets.
        // biome-ignore lint/a11y/noRedundantRoles: see above.
        <ul role="list">
          {gateways.map(({ id, properties: { name, description, gatewayIP, connections } }) => (
            <li key={id}>
              <a className="card" href={`#${addressOf.tunnels(id)}`}>
                <b>
                  <UserText>{name}</UserText>
                </b>
                <span className="mono">{gatewayIP}</span>
                <span className="hint">{description && <UserText>{description}</UserText>}</span>
                <span className="hint mono">
                  {connections.flatMap(({ ipv4CIDR, ipv6CIDR }) => [ipv4CIDR, ipv6CIDR].filter(Boolean)).join(", ")}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <ById />
    </div>
  );
}

function ById() {
  const { t } = useTranslation();
  const [, goTo] = useLocation();
  const [id, setId] = useState("");
  const [sent, setSent] = useState(false);
  const right = isUuid(id.trim());

  function submit(event: FormEvent) {
    event.preventDefault();
    setSent(true);
    if (right) goTo(addressOf.tunnels(id.trim().toLowerCase()));
  }

  return (
    <form className="by-id" noValidate onSubmit={submit}>
      <TextField
        label={t("gateways.byId")}
        value={id}
        error={sent && !right ? t("gateways.invalid") : undefined}
        onChange={(event) => setId(event.target.value)}
      />
      <Button type="submit">{t("gateways.open")}</Button>
    </form>
  );
}
