// The picture of a tunnel: the IONOS networks and the gateway on one side, the peer and its networks on the other, and the
// settings of both phases in between.
import { cidrsOverlap, type IPSecTunnelRead, isCidr } from "ionos-ipsec-tunnels/slim";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useGateway } from "../server/gateways";
import { CopyButton } from "../ui/CopyButton";
import { Status } from "../ui/Status";
import { plainUserText, UserText } from "../ui/UserText";
import "./Picture.css";
import { SEPARATOR, usePhaseLine } from "./usePhaseLine";

export function Picture({ gatewayId, tunnel }: { gatewayId: string; tunnel: IPSecTunnelRead }) {
  const { t } = useTranslation();
  const gateway = useGateway(gatewayId)?.properties;
  const lineOf = usePhaseLine();
  const { remoteHost, cloudNetworkCIDRs, peerNetworkCIDRs, ike, esp } = tunnel.properties;
  return (
    <div className="picture-frame">
      <div className="picture">
        <section className="side" aria-label={t("tunnel.cloudSide")}>
          <h2>{t("tunnel.cloudSide")}</h2>
          <div className="place">
            {gateway && <UserText>{gateway.name}</UserText>}
            <Copyable text={gateway?.gatewayIP || gatewayId} />
          </div>
          <Networks networks={cloudNetworkCIDRs} others={peerNetworkCIDRs} />
        </section>
        <div className="link">
          <Status status={tunnel.metadata.status} />
          <PhaseLine text={lineOf("ike", ike)} />
          <PhaseLine text={lineOf("esp", esp)} />
        </div>
        <section className="side" aria-label={t("tunnel.peerSide")}>
          <h2>{t("tunnel.peerSide")}</h2>
          <div className="place">
            <Copyable text={remoteHost} />
          </div>
          <Networks networks={peerNetworkCIDRs} others={cloudNetworkCIDRs} />
        </section>
      </div>
    </div>
  );
}

/** A line that breaks only between the items of its list. */
function PhaseLine({ text }: { text: string }) {
  const parts = text.split(SEPARATOR);
  return (
    <span className="phase-line hint">
      {parts.map((part, index) => (
        <Fragment key={part}>
          <span>{index < parts.length - 1 ? part + SEPARATOR.trimEnd() : part}</span>{" "}
        </Fragment>
      ))}
    </span>
  );
}

function Copyable({ text }: { text: string }) {
  return (
    <span className="copyable">
      <span className="mono">
        <UserText>{text}</UserText>
      </span>
      <CopyButton text={text} what={plainUserText(text)} />
    </span>
  );
}

function Networks({ networks, others }: { networks: readonly string[]; others: readonly string[] }) {
  const { t } = useTranslation();
  const overlaps = (network: string) =>
    others.some((other) => isCidr(network) && isCidr(other) && cidrsOverlap(network, other));
  return (
    // What scrolls must be reachable with the keyboard.
    <ul tabIndex={networks.length > 5 ? 0 : undefined}>
      {networks.map((network, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list may hold the same network twice.
        <li key={index}>
          <Copyable text={network} />
          {overlaps(network) && <span className="overlap hint">{t("tunnel.overlaps")}</span>}
        </li>
      ))}
    </ul>
  );
}
