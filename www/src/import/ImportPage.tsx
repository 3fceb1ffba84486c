// Imports a JSON file of tunnels: shows the plan before anything is sent, and afterwards the outcome of each step.
import type { IPSecTunnelRead } from "ionos-ipsec-tunnels/slim";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { addressOf } from "../server/addresses";
import { useTunnels } from "../server/tunnels";
import { Problem } from "../shell/Problem";
import { Title } from "../shell/Title";
import { useAskBeforeUnload } from "../shell/useAskBeforeUnload";
import { Button } from "../ui/Button";
import { ImportRow } from "./ImportRow";
import { JsonInput } from "./JsonInput";
import { planImport } from "./plan";
import { type Row, readRows } from "./read";
import { useApply } from "./useApply";
import "./ImportPage.css";

export default function ImportPage({ gatewayId }: { gatewayId: string }) {
  const { t } = useTranslation();
  const { data: tunnels, error, refetch } = useTunnels(gatewayId);
  return (
    <div className="import">
      <Title>{t("import.title")}</Title>
      {error && !tunnels && (
        <Problem error={error} onRetry={refetch}>
          <Button onClick={() => refetch()}>{t("page.tryAgain")}</Button>
        </Problem>
      )}
      {!tunnels && !error && <progress aria-label={t("list.reading")} />}
      {tunnels && <Import gatewayId={gatewayId} tunnels={tunnels} />}
    </div>
  );
}

/**
 * The text that was entered for a gateway, until all of it has been sent. A user who returns to the page, also during an import,
 * finds it there, and the plan shows what is still to do. It is kept in memory alone, because it may hold keys.
 */
const entered = new Map<string, string>();

function Import({ gatewayId, tunnels }: { gatewayId: string; tunnels: readonly IPSecTunnelRead[] }) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => entered.get(gatewayId) ?? "");
  const [left, setLeft] = useState<ReadonlySet<Row>>(new Set());
  const { rows, issues } = useMemo(() => (text.trim() === "" ? { rows: [], issues: [] } : readRows(text)), [text]);
  // While sending, the plan stays the one for the tunnels that were there when it began.
  const { outcomes, plannedFor, running, finished, start, stop, reset } = useApply(gatewayId);
  const actual = plannedFor ?? tunnels;
  const planned = useMemo(() => planImport(gatewayId, rows, actual, left), [gatewayId, rows, actual, left]);
  const began = running || finished;
  const { plan, create, free } = planned;
  const tooMany = create > free;
  const count = (action: string) => planned.rows.filter((row) => row.action === action).length;
  const done = (status: string) => [...outcomes.values()].filter((outcome) => outcome.status === status).length;
  useAskBeforeUnload(text.trim() !== "" && !(finished && done("done") === outcomes.size));

  function read(json: string) {
    entered.set(gatewayId, json);
    setText(json);
    setLeft(new Set());
  }

  async function send() {
    const isSent = await start(plan, planned.rows, tunnels);
    if (isSent) entered.delete(gatewayId);
  }

  function another() {
    reset();
    read("");
    area.current?.focus();
  }

  function include(row: Row, wanted: boolean) {
    const others = [...left].filter((other) => other !== row);
    setLeft(new Set(wanted ? others : [...others, row]));
  }

  return (
    <>
      <p className="hint">{t("import.hint")}</p>
      <JsonInput ref={area} text={text} issues={issues} hidden={began} onChange={read} />
      {rows.length > 0 && (
        <>
          <p role="status">
            {finished
              ? t("import.finished", { done: done("done"), failed: done("failed"), skipped: done("skipped") })
              : t("import.summary", {
                  create: count("create"),
                  update: count("update"),
                  none: count("none"),
                  refused: count("refused"),
                })}
          </p>
          {tooMany && !began && <p className="problem">{t("import.tooMany", { free, create })}</p>}
          <ol aria-label={t("import.plan")}>
            {planned.rows.map((row, index) => (
              <ImportRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is identified by its place in the file.
                key={index}
                planned={row}
                outcome={row.step && outcomes.get(row.step.id)}
                began={began}
                onInclude={(wanted) => include(row.row, wanted)}
              />
            ))}
          </ol>
        </>
      )}
      <div className="actions">
        {began && (
          <progress aria-label={t("import.progress")} max={plan.steps.length} value={outcomes.size - done("sending")} />
        )}
        {running && <Button onClick={stop}>{t("import.stop")}</Button>}
        {!running && (
          <a className="button" href={`#${addressOf.tunnels(gatewayId)}`}>
            {t("import.back")}
          </a>
        )}
        {finished && <Button onClick={another}>{t("import.another")}</Button>}
        {!began && (
          <Button look="primary" off={plan.steps.length === 0 || tooMany} onClick={send}>
            {plan.steps.length === 0 ? t("import.nothing") : t("import.apply", { count: plan.steps.length })}
          </Button>
        )}
      </div>
    </>
  );
}
