// An error on the page: read out at once by screen readers, and scrolled to where it would be out of sight.
import { type ReactNode, useEffect, useRef } from "react";
import { type Attempt, useExplain } from "./useExplain";

interface ProblemProps {
  error: unknown;
  attempt?: Attempt;
  /** What can be done about it, as buttons. */
  children?: ReactNode;
}

export function Problem({ error, attempt, children }: ProblemProps) {
  const ref = useRef<HTMLDivElement>(null);
  const explain = useExplain();
  const { title, advice, details } = explain(error, attempt);
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
      {details.length === 1 && <p>{details[0]}</p>}
      {details.length > 1 && (
        <ul>
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}
