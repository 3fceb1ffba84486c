// Advice that no field can give on its own, such as networks that overlap: found for the whole tunnel, shown at the field.
import { type IPSecTunnel, type Issue, validateField, validateTunnel } from "ionos-ipsec-tunnels";
import { createContext, type ReactNode, useContext } from "react";
import { useFormContext, useWatch } from "react-hook-form";

const CrossAdviceContext = createContext<readonly Issue[]>([]);

export function CrossAdvice({ children }: { children: ReactNode }) {
  const { control, formState } = useFormContext<IPSecTunnel>();
  const values = useWatch({ control });
  const issues = formState.isDirty ? validateTunnel(values).issues.filter((issue) => isAcross(issue, values)) : [];
  return <CrossAdviceContext value={issues}>{children}</CrossAdviceContext>;
}

export function useCrossAdvice(name: string): readonly Issue[] {
  return useContext(CrossAdviceContext).filter(({ path }) => path.join(".") === name);
}

function isAcross({ severity, code, path }: Issue, values: unknown): boolean {
  if (severity === "error") return false;
  const value = path.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], values);
  return !validateField(path, value).some((issue) => issue.code === code);
}
