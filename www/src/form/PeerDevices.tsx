// Which devices can do the tunnel as the form has it, told while algorithms are chosen.
import { type PeerDevice, peerDevices, peerSupport } from "ionos-ipsec-tunnels/peers";
import { useMemo } from "react";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { isError } from "./FormContext";
import { type FormValues, tunnelOf } from "./values";

/** Stand-ins for what has not been entered yet: the question is about the settings. */
const REST = {
  name: "tunnel",
  remoteHost: "203.0.113.1",
  cloud: "10.0.0.0/24",
  peer: "10.0.1.0/24",
  key: "K".repeat(32),
};

export default function PeerDevices() {
  const { t, i18n } = useTranslation();
  const { ike, esp } = useWatch<FormValues>() as FormValues;
  const able = useMemo(() => {
    const { name, remoteHost, cloud, peer, key } = REST;
    const values = { name, description: "", remoteHost, key, ike, esp };
    const networks = { cloudNetworkCIDRs: [{ value: cloud }], peerNetworkCIDRs: [{ value: peer }] };
    const support = peerSupport(tunnelOf({ ...values, ...networks }));
    return (device: PeerDevice) => !support[device].some(isError);
  }, [ike, esp]);
  const list = new Intl.ListFormat(i18n.language, { type: "unit" });
  const names = (wanted: boolean) =>
    list.format(peerDevices.filter(({ id }) => id !== "generic" && able(id) === wanted).map(({ label }) => label));
  const others = names(false);
  return (
    <p className="hint">
      <b>{t("form.devices")}:</b> {names(true)}
      {others && <> {t("form.devicesNot", { names: others })}</>}
    </p>
  );
}
