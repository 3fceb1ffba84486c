// A tunnel's status as a word, with a mark that differs in shape as well as in colour. An unknown status is shown as the server
// wrote it.
import { useTranslation } from "react-i18next";
import { en } from "../words/en";
import "./Status.css";

type Known = keyof typeof en.status;

export const STATUSES = Object.keys(en.status);

export function useStatusName() {
  const { t } = useTranslation();
  return (status: string) => (STATUSES.includes(status) ? t(`status.${status as Known}`) : status);
}

export function Status({ status }: { status: string }) {
  const statusName = useStatusName();
  return (
    <span className="status" data-status={status}>
      {statusName(status)}
    </span>
  );
}
