// What the form calls a member of a tunnel, by its path in dotted form.
import { useTranslation } from "react-i18next";
import { plainUserText } from "../ui/UserText";

export function useFieldName(): (path: string) => string {
  const { t } = useTranslation();
  return (path) => {
    // In the path of one tunnel among several, only the part inside of the tunnel counts.
    const [whole = "", part] = path.replace(/^\d+\./, "").split(".");
    const number = Number(part) + 1;
    switch (whole) {
      case "name":
      case "description":
      case "remoteHost":
        return t(`fields.${whole}`);
      case "auth":
        return part === "method" ? t("fields.authentication") : t("fields.psk");
      case "cloudNetworkCIDRs":
        return part === undefined ? t("fields.cloudNetworks") : t("fields.cloudNetwork", { number });
      case "peerNetworkCIDRs":
        return part === undefined ? t("fields.peerNetworks") : t("fields.peerNetwork", { number });
      case "ike":
      case "esp":
        if (part === undefined) return whole.toUpperCase();
        return t("fields.ofPhase", { phase: whole.toUpperCase(), field: fieldOfPhase(part) });
      default:
        // The name of an unknown member is a text by a user.
        return path === "" ? path : plainUserText(path);
    }
  };

  function fieldOfPhase(part: string) {
    switch (part) {
      case "diffieHellmanGroup":
      case "encryptionAlgorithm":
      case "integrityAlgorithm":
        return t(`fields.${part}`);
      case "lifetime":
        return t("fields.lifetime");
      default:
        return part;
    }
  }
}
