// What is to be said about one field at this moment: the error of `tunnelSchema`, the advice of `validateField`.
import { type IPSecTunnel, type Issue, validateField } from "ionos-ipsec-tunnels";
import { createContext, useContext, useEffect, useState } from "react";
import { type FieldPath, useFormContext, useWatch } from "react-hook-form";
import { useCrossAdvice } from "./CrossAdvice";

export type FieldName = FieldPath<IPSecTunnel>;

/** True where the form shows a tunnel that is there already: its values deserve advice before anyone touches them. */
export const EditingContext = createContext(false);

export interface Checked {
  /** The element ids of the field and of its messages. */
  id: string;
  messagesId: string;
  error?: Issue;
  /** Warnings and infos; never an error. */
  advice: Issue[];
  /** Takes over a suggested value. */
  use: (value: string | number) => void;
}

/** `visited`: for a row of a list, which React Hook Form does not follow on its own. */
export function useChecked(name: FieldName, visited = false): Checked {
  const form = useFormContext<IPSecTunnel>();
  const editing = useContext(EditingContext);
  const value = useWatch<IPSecTunnel>({ name, control: form.control });
  const { error, isDirty } = form.getFieldState(name, form.formState);
  const rested = useRested(value, visited || isDirty);
  const judged = rested || form.formState.isSubmitted;
  // Of a list, what concerns its elements is said at the elements.
  const own = ({ path }: Issue) => path.join(".") === name;
  const issues = judged || editing ? validateField(name, value).filter(own) : [];
  const acrossFields = useCrossAdvice(name);
  const id = idOf(name);
  return {
    id,
    messagesId: `${id}-messages`,
    // React Hook Form says when, the issue itself says what: in any language, and with a better value.
    error: judged && error ? issues.find(isError) : undefined,
    advice: [...issues.filter((issue) => !isError(issue)), ...acrossFields],
    // The validator suggests values of the type that the path calls for.
    use: (suggested) => form.setValue(name, suggested as never, { shouldValidate: true, shouldDirty: true }),
  };
}

/** Longer than from one key to the next. */
const REST_MS = 600;

/** Whether typing has paused since it began: before, a half-typed value would be called wrong. */
function useRested(value: unknown, begun: boolean): boolean {
  const [paused, setPaused] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change puts the pause off.
  useEffect(() => {
    if (!begun) return;
    const timer = setTimeout(() => setPaused(true), REST_MS);
    return () => clearTimeout(timer);
  }, [value, begun]);
  return begun && paused;
}

function isError({ severity }: Issue) {
  return severity === "error";
}

export function idOf(name: string): string {
  return `tunnel-${name.replaceAll(".", "-")}`;
}
