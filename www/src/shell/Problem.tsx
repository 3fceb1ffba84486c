// An error on the page. Screen readers read it out at once, and it is scrolled into view. If the token was refused, another one
// can be entered here, so that nothing that was typed elsewhere is lost.
import { ApiError, isTunnelError } from "ionos-ipsec-tunnels/slim";
import { type ReactNode, useContext, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ConnectionContext } from "../connection/ConnectionContext";
import { TokenField } from "../connection/TokenField";
import { CopyButton } from "../ui/CopyButton";
import { UserText } from "../ui/UserText";
import "./Problem.css";
import { type Attempt, useExplain } from "./useExplain";

interface ProblemProps {
  error: unknown;
  attempt?: Attempt;
  /** Repeats what failed, once there is another token. */
  onRetry?: () => void;
  /** What can be done about it, as buttons. */
  children?: ReactNode;
}

export function Problem({ error, attempt, onRetry, children }: ProblemProps) {
  const ref = useRef<HTMLDivElement>(null);
  const { t } = useTranslation();
  const explain = useExplain();
  const connection = useContext(ConnectionContext);
  const { title, advice, details, ready } = explain(error, attempt);
  const inPlace = (detail: string) => (ready ? detail : <UserText>{detail}</UserText>);
  const technical = technicalDetails(error);
  const isToken = error instanceof ApiError && (error.kind === "unauthorized" || error.kind === "forbidden");
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new error is to be seen, also one with the same words.
  useEffect(() => {
    // In braces: newer browsers return a promise, and React takes what an effect returns for its clean-up.
    ref.current?.scrollIntoView({ block: "nearest" });
  }, [error]);
  return (
    <div ref={ref} role="alert" className="problem">
      <p>
        <strong>{title}</strong> {advice}
      </p>
      {details.length === 1 && <p>{inPlace(details[0] ?? "")}</p>}
      {details.length > 1 && (
        <ul>
          {details.map((detail, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a server may say the same thing twice.
            <li key={index}>{inPlace(detail)}</li>
          ))}
        </ul>
      )}
      {isToken && connection && onRetry && <TokenField connection={connection} onDone={onRetry} />}
      {children && <div className="row-of-buttons">{children}</div>}
      {technical && (
        <details>
          <summary>{t("ui.details")}</summary>
          <pre>{technical}</pre>
          <CopyButton text={technical} />
        </details>
      )}
    </div>
  );
}

/** The details for support, as JSON: the package's errors hold no token and no key. */
function technicalDetails(error: unknown): string | undefined {
  if (!isTunnelError(error)) return undefined;
  const { name, code, message } = error;
  const { status, method, url, attempts, requestId } = error as Partial<ApiError>;
  return JSON.stringify({ name, code, message, status, method, url, attempts, requestId }, null, 2);
}
