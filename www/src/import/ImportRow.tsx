// One tunnel of an import: what is to be said about it, and what came of it.
import { useTranslation } from "react-i18next";
import { IssueLines } from "../form/Messages";
import { Problem } from "../Problem";
import type { Row } from "./rows";
import type { Outcome } from "./useApply";

export function ImportRow({ row: { name, issues, sendable }, outcome }: { row: Row; outcome: Outcome | undefined }) {
  const { t } = useTranslation();
  return (
    <li>
      <div className="card-head">
        <strong>{name || t("import.nameless")}</strong>
        <span className="badge" data-status={BADGES[outcome?.state ?? "none"] ?? (sendable ? "OTHER" : "FAILED")}>
          {outcome ? t(`import.${outcome.state}`) : t(sendable ? "import.ready" : "import.refused")}
        </span>
      </div>
      <div className="messages">
        <IssueLines issues={issues} />
      </div>
      {outcome?.state === "failed" && <Problem error={outcome.error} attempt="change" />}
    </li>
  );
}

/** The colours are those of the tunnels' own badges. */
const BADGES: Record<string, string> = {
  sending: "PROVISIONING",
  created: "AVAILABLE",
  changed: "AVAILABLE",
  failed: "FAILED",
};
