// The configuration of the peer, ready to paste: written by the package's /peers entry, which is loaded with this tab.
import { type PeerConfig, type PeerDevice, peerConfig, peerDevices } from "ionos-ipsec-tunnels/peers";
import { type IPSecTunnel, type IPSecTunnelRead, isRemoteHost, ValidationError } from "ionos-ipsec-tunnels/slim";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { IssueLines } from "../form/Messages";
import { saveAs } from "../import/saveAs";
import { useGateway } from "../server/gateways";
import { useSentKeys } from "../server/useSentKeys";
import { Button } from "../ui/Button";
import { TextField } from "../ui/Field";
import { Select } from "../ui/Select";
import { Code } from "./Code";
import { definitionOf } from "./definition";

const PLACEHOLDER = "<PRE-SHARED KEY>";
/** The device that was chosen last: most users configure one kind of device. */
let chosenLast: PeerDevice = "strongswan";
const isIpv4 = (text: string) => /^[\d.]+$/.test(text) && isRemoteHost(text);

export default function OtherSide({ gatewayId, tunnel }: { gatewayId: string; tunnel: IPSecTunnelRead }) {
  const { t } = useTranslation();
  const id = useId();
  const read = useGateway(gatewayId)?.properties.gatewayIP ?? "";
  const known = isIpv4(read) ? read : undefined;
  const [typed, setTyped] = useState("");
  const [device, setDevice] = useState(chosenLast);
  const gatewayAddress = known ?? typed.trim();
  const key = useSentKeys().get(tunnel.id)?.key;
  const verified = peerDevices.find((one) => one.id === device)?.verified ?? "documentation";

  return (
    <div className="stack">
      <div className="facts">
        <Select
          label={t("peer.device")}
          describedBy={id}
          options={peerDevices.map(({ id: value, label }) => ({ value, label }))}
          value={device}
          onChange={(chosen) => {
            chosenLast = chosen as PeerDevice;
            setDevice(chosenLast);
          }}
        >
          <p id={id} className="hint">
            {t(`peer.verified.${verified}`)}
          </p>
        </Select>
        {known === undefined && (
          <TextField
            label={t("peer.gatewayAddress")}
            value={typed}
            error={typed !== "" && !isIpv4(gatewayAddress) ? t("peer.gatewayAddressInvalid") : undefined}
            hint={t("peer.gatewayAddressInvalid")}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </div>
      {isIpv4(gatewayAddress) && (
        <Config
          config={configOf(key === undefined ? tunnel : definitionOf(tunnel, key), device, gatewayAddress)}
          hasKey={key !== undefined}
        />
      )}
    </div>
  );
}

/** A tunnel that no device can be configured for, by values that the package refuses, is shown with the reasons. */
function configOf(tunnel: IPSecTunnel | IPSecTunnelRead, device: PeerDevice, gatewayAddress: string): PeerConfig {
  try {
    return peerConfig(tunnel, device, { gatewayAddress });
  } catch (problem) {
    if (!(problem instanceof ValidationError)) throw problem;
    return { device, files: [], steps: [], issues: problem.issues };
  }
}

function Config({ config, hasKey }: { config: PeerConfig; hasKey: boolean }) {
  const { t } = useTranslation();
  const { files, steps, issues } = config;
  const placeholder = files.some(({ text }) => text.includes(PLACEHOLDER));
  return (
    <>
      {files.length === 0 && <p>{t("peer.unsupported")}</p>}
      {issues.length > 0 && (
        <div className="messages">
          <IssueLines issues={issues} />
        </div>
      )}
      {placeholder && <p className="hint">{t("peer.noKey", { placeholder: PLACEHOLDER })}</p>}
      {files.map(({ name, text, secret: holdsKey }) => (
        <Code key={name} title={name} text={text} hint={holdsKey && hasKey ? t("peer.secret") : undefined}>
          <Button look="small" onClick={() => saveAs(name.replace(/^.*\//, ""), text)}>
            {t("peer.download", { name })}
          </Button>
        </Code>
      ))}
      {steps.length > 0 && (
        <section aria-label={t("peer.steps")}>
          <Code title={t("peer.steps")} text={steps.join("\n")} />
        </section>
      )}
    </>
  );
}
