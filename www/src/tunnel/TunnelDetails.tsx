// The page of one tunnel: the picture of both sides on top, and below it tabs with its details and exports.
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";
import { Suspense, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components/Tabs";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useConnection } from "../connection/ConnectionContext";
import { addressOf } from "../server/addresses";
import { isUnderWay } from "../server/tunnels";
import { late } from "../shell/late";
import { Title } from "../shell/Title";
import { Button } from "../ui/Button";
import { plainUserText, UserText } from "../ui/UserText";
import { Code } from "./Code";
import { curlOf } from "./curl";
import { DeleteDialog } from "./DeleteDialog";
import { KeyNotice } from "./KeyNotice";
import { Overview } from "./Overview";
import { Picture } from "./Picture";
import { RotateKeyDialog } from "./RotateKeyDialog";
import "./TunnelDetails.css";
import { terraformOf } from "./terraform";

const OtherSide = late(() => import("./OtherSide"));

const TABS = ["overview", "peer", "json", "curl", "terraform"] as const;

interface TunnelDetailsProps {
  gatewayId: string;
  /** Undefined if the gateway has no tunnel with the id in the page's address. */
  tunnel: IPSecTunnelRead | undefined;
  tab: string;
}

export function TunnelDetails({ gatewayId, tunnel, tab }: TunnelDetailsProps) {
  const { t } = useTranslation();
  const { client } = useConnection();
  const [, goTo] = useLocation();
  const [asking, setAsking] = useState<"delete" | "rotate">();
  const list = addressOf.tunnels(gatewayId);

  if (!tunnel) {
    return (
      <section className="tunnel card">
        <Title>{t("tunnel.gone")}</Title>
        <p>
          <a href={`#${list}`}>{t("tunnel.backToList")}</a>
        </p>
      </section>
    );
  }

  const { id, properties, metadata } = tunnel;
  const leaving = metadata.status === "DESTROYING";
  const close = () => setAsking(undefined);

  return (
    <section className="tunnel card" aria-label={plainUserText(properties.name)}>
      <div className="head">
        <div className="title">
          <a className="back hint" href={`#${list}`}>
            ← {t("tunnel.backToList")}
          </a>
          <Title user>{properties.name || t("list.unnamed")}</Title>
          {properties.description && (
            <p className="hint">
              <UserText>{properties.description}</UserText>
            </p>
          )}
        </div>
        <div className="row-of-buttons">
          <Button look="primary" off={leaving} onClick={() => goTo(addressOf.edit(gatewayId, id))}>
            {t("tunnel.edit")}
          </Button>
          <Button onClick={() => goTo(addressOf.duplicate(gatewayId, id))}>{t("tunnel.duplicate")}</Button>
          <Button off={leaving} onClick={() => setAsking("rotate")}>
            {t("tunnel.rotateKey")}
          </Button>
          <Button look="danger" off={leaving} onClick={() => setAsking("delete")}>
            {t("tunnel.delete")}
          </Button>
        </div>
      </div>
      <KeyNotice tunnelId={id} />
      {metadata.status === "FAILED" && (
        <div className="problem">
          <p>
            <strong>
              {metadata.statusMessage ? <UserText>{metadata.statusMessage}</UserText> : t("tunnel.noReason")}
            </strong>
          </p>
          <p>{t("errors.failed.advice")}</p>
        </div>
      )}
      {isUnderWay(tunnel) && (
        <progress
          aria-label={t("tunnel.progress", {
            doing: t(leaving ? "tunnel.beingDeleted" : "tunnel.beingProvisioned"),
            name: plainUserText(properties.name),
          })}
        />
      )}
      <Picture gatewayId={gatewayId} tunnel={tunnel} />
      {metadata.status === "AVAILABLE" && <p className="hint">{t("tunnel.availableMeans")}</p>}
      <Tabs
        className="tabs"
        selectedKey={TABS.find((name) => name === tab) ?? "overview"}
        onSelectionChange={(name) => goTo(addressOf.tunnel(gatewayId, id, String(name)), { replace: true })}
      >
        <TabList className="list" aria-label={t("ui.details")}>
          {TABS.map((name) => (
            <Tab key={name} id={name} className="tab">
              {t(`tunnel.tabs.${name}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="overview" className="tab-panel">
          <Overview tunnel={tunnel} />
        </TabPanel>
        <TabPanel id="peer" className="tab-panel">
          <Suspense fallback={<progress aria-label={t("page.loading")} />}>
            <OtherSide gatewayId={gatewayId} tunnel={tunnel} />
          </Suspense>
        </TabPanel>
        <TabPanel id="json" className="tab-panel">
          <Code text={JSON.stringify(tunnel, null, 2)} />
        </TabPanel>
        <TabPanel id="curl" className="tab-panel">
          <Code hint={t("tunnel.curlHint")} text={curlOf(client.baseUrl, gatewayId, tunnel)} />
        </TabPanel>
        <TabPanel id="terraform" className="tab-panel">
          <Code hint={t("tunnel.terraformHint")} text={terraformOf(client.baseUrl, gatewayId, tunnel)} />
        </TabPanel>
      </Tabs>
      {asking === "delete" && <DeleteDialog gatewayId={gatewayId} tunnel={tunnel} onClose={close} />}
      {asking === "rotate" && <RotateKeyDialog gatewayId={gatewayId} tunnel={tunnel} onClose={close} />}
    </section>
  );
}
