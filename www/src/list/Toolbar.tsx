// Above the list of tunnels: which gateway it is, and what can be done with the list.
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { saveAs } from "../import/saveAs";
import { addressOf } from "../server/addresses";
import { useGateway } from "../server/gateways";
import { Title } from "../shell/Title";
import { Button } from "../ui/Button";
import { UserText } from "../ui/UserText";

interface ToolbarProps {
  gatewayId: string;
  /** Undefined while the tunnels are not known. */
  tunnels: readonly IPSecTunnelRead[] | undefined;
  /** The gateway holds as many tunnels as it can; the element with the id "full" says so. */
  full: boolean;
  /** The tunnels are being read. */
  reading: boolean;
  /** The page is that of a tunnel, and the list is shown beside it. */
  beside: boolean;
  onReload: () => void;
}

export function Toolbar({ gatewayId, tunnels, full, reading, beside, onReload }: ToolbarProps) {
  const { t } = useTranslation();
  const [, goTo] = useLocation();
  const gateway = useGateway(gatewayId);
  return (
    <div className="toolbar">
      <div className="where">
        <ListTitle name={gateway?.properties.name} beside={beside} />
        <span className="hint mono">{gateway?.properties.gatewayIP || gatewayId}</span>
        <a className="hint" href={`#${addressOf.gateways()}`}>
          {t("gateways.all")}
        </a>
      </div>
      <div className="row-of-buttons">
        <Button onClick={onReload} busy={reading}>
          {t("list.reload")}
        </Button>
        <Button off={!tunnels} onClick={() => saveAs("tunnels.json", exported(tunnels ?? []))}>
          {t("list.export")}
        </Button>
        <Button off={!tunnels} onClick={() => goTo(addressOf.import(gatewayId))}>
          {t("list.import")}
        </Button>
        <Button
          look="primary"
          off={!tunnels || full}
          aria-describedby={full ? "full" : undefined}
          onClick={() => goTo(addressOf.create(gatewayId))}
        >
          {t("list.create")}
        </Button>
      </div>
    </div>
  );
}

interface ListTitleProps {
  /** The name of the gateway, where it is known. */
  name: string | undefined;
  beside: boolean;
}

function ListTitle({ name, beside }: ListTitleProps) {
  const { t } = useTranslation();
  if (beside) return <h2>{name ? <UserText>{name}</UserText> : t("list.title")}</h2>;
  return name ? <Title user>{name}</Title> : <Title>{t("list.title")}</Title>;
}

/** The tunnels as JSON that the import takes: their definitions. Keys are not in them, as the API never returns a key. */
function exported(tunnels: readonly IPSecTunnelRead[]): string {
  return `${JSON.stringify(
    tunnels.map(({ properties }) => properties),
    null,
    2,
  )}\n`;
}
