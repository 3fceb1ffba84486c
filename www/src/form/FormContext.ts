// What the fields of the form need to know about each other.
import type { Issue } from "ionos-ipsec-tunnels/slim";
import { createContext, useContext } from "react";
import type { IssuesByField } from "./issues";

interface FormState {
  byField: IssuesByField;
  /** Whether the error of a field is to be shown yet. */
  isDue: (field: string) => boolean;
  /** A request is under way, during which the fields take no changes. */
  frozen: boolean;
  /** Takes over a suggested value. */
  use: (field: string, value: string | number) => void;
}

export const FormContext = createContext<FormState | undefined>(undefined);

function useFormState(): FormState {
  const state = useContext(FormContext);
  if (!state) throw new Error("There is no form here");
  return state;
}

export interface Checked {
  /** The element ids of the field and of its messages. */
  id: string;
  messagesId: string;
  frozen: boolean;
  error?: Issue;
  /** Warnings and infos. */
  advice: readonly Issue[];
  use: (value: string | number) => void;
}

/** The messages of one field. */
export function useChecked(field: string): Checked {
  const { byField, isDue, frozen, use } = useFormState();
  const issues = byField.get(field) ?? [];
  const id = `tunnel-${field.replaceAll(".", "-")}`;
  return {
    id,
    messagesId: `${id}-messages`,
    frozen,
    error: isDue(field) ? issues.find(isError) : undefined,
    advice: issues.filter((issue) => !isError(issue)),
    use: (value) => use(field, value),
  };
}

export const isError = ({ severity }: Issue) => severity === "error";
