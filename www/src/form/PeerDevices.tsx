// Shows which devices can be the peer of the tunnel in the form, while algorithms are chosen. All devices are always listed, each
// with a mark of the same size, so that nothing below moves.
import { type PeerDevice, peerDevices, peerSupport } from "ionos-ipsec-tunnels/peers";
import { useMemo } from "react";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { isError } from "./FormContext";
import "./PeerDevices.css";
import { type FormValues, tunnelOf } from "./values";

/** Fixed values for the other fields: the list is only about the settings of both phases. */
const REST = {
  name: "tunnel",
  remoteHost: "203.0.113.1",
  cloud: "10.0.0.0/24",
  peer: "10.0.1.0/24",
  key: "K".repeat(32),
};

const DEVICES = peerDevices.filter(({ id }) => id !== "generic");

export default function PeerDevices() {
  const { t } = useTranslation();
  const { ike, esp } = useWatch<FormValues>() as FormValues;
  const isAble = useMemo(() => {
    const { name, remoteHost, cloud, peer, key } = REST;
    const values = { name, description: "", remoteHost, key, ike, esp };
    const networks = { cloudNetworkCIDRs: [{ value: cloud }], peerNetworkCIDRs: [{ value: peer }] };
    const support = peerSupport(tunnelOf({ ...values, ...networks }));
    return (device: PeerDevice) => !support[device].some(isError);
  }, [ike, esp]);
  return (
    <section className="peer-devices" aria-label={t("form.devices")}>
      <h3>{t("form.devices")}</h3>
      <ul>
        {DEVICES.map(({ id, label }) => (
          <li key={id} className={isAble(id) ? "able" : "unable"}>
            <span>{label}</span> {!isAble(id) && <span className="unseen">{t("form.deviceCannot")}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
