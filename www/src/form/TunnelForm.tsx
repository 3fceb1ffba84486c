// The form of a tunnel, laid out like its picture: the cloud side on the left, the other side on the right, and the settings of
// both phases below, folded to a line. Each change is validated once, after the browser has drawn it.
import type { IPSecTunnelRead, Issue } from "ionos-ipsec-tunnels/slim";
import { limits } from "ionos-ipsec-tunnels/slim";
import { type Ref, Suspense, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { type FieldPath, FormProvider, get, useForm, useFormState, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { late } from "../shell/late";
import { Problem } from "../shell/Problem";
import type { Attempt } from "../shell/useExplain";
import { usePhaseLine } from "../tunnel/usePhaseLine";
import { Button } from "../ui/Button";
import "../tunnel/Picture.css";
import { FormContext, isError } from "./FormContext";
import { TextArea, TextField } from "./fields";
import { type IssuesByField, issuesOf } from "./issues";
import { KeyField } from "./KeyField";
import { IssueLines } from "./Messages";
import { NetworkList } from "./NetworkList";
import { PhaseFields } from "./PhaseFields";
import "./TunnelForm.css";
import { type FormValues, PHASES, tunnelOf } from "./values";

interface TunnelFormProps {
  initial: FormValues;
  /** The values before any change. A draft is kept as soon as the form differs from them. */
  pristine: FormValues;
  tunnelId: string;
  /** The tunnel to edit; undefined for a new one. */
  original: IPSecTunnelRead | undefined;
  /** All tunnels of the gateway. */
  tunnels: readonly IPSecTunnelRead[];
  /** A request is under way. */
  busy: boolean;
  /** The error of the last attempt, if it failed, and what was attempted. */
  error: Error | null;
  attempt: Attempt;
  submitLabel: string;
  /** Gets the values at each change, or undefined once nothing differs from the pristine values any more. */
  onChange: (values: FormValues | undefined) => void;
  onSubmit: (values: FormValues) => void;
  onCancel: () => void;
}

const loadPeerDevices = () => import("./PeerDevices");
const PeerDevices = late(loadPeerDevices);

/** How long typing must pause before an error is shown. It is longer than between two keys, so that no half-typed value is called wrong. */
const REST_MS = 600;

const NOTHING_DUE: ReadonlySet<string> = new Set();

export function TunnelForm(props: TunnelFormProps) {
  const { initial, pristine, tunnelId, original, tunnels, busy, error, submitLabel, onChange, onSubmit } = props;
  const { t } = useTranslation();
  const form = useForm<FormValues>({
    defaultValues: pristine,
    values: initial,
    resetOptions: { keepDefaultValues: true },
  });
  const { control, setFocus, setValue, getValues } = form;
  const values = useWatch({ control }) as FormValues;
  const deferred = useDeferredValue(values);
  const { byField } = useMemo(() => issuesOf(deferred, tunnels, original), [deferred, tunnels, original]);
  const { dirtyFields, isDirty } = useFormState({ control });
  const [submitted, setSubmitted] = useState(false);
  const rested = useRestedErrors(byField);
  const submit = useRef<HTMLButtonElement>(null);
  const settings = useRef<HTMLDetailsElement>(null);
  const wasDirty = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept follows the values alone.
  useEffect(() => {
    if (isDirty) onChange(getValues());
    else if (wasDirty.current) onChange(undefined);
    wasDirty.current = isDirty;
  }, [values, isDirty]);

  /** Also a further try is checked first: the values may have changed since the one before. */
  function send() {
    if (busy) return;
    setSubmitted(true);
    const current = getValues();
    const found = issuesOf(current, tunnels, original);
    if (!found.valid) {
      // What is folded cannot get the focus.
      if (settings.current && isSettingWrong(found.byField)) settings.current.open = true;
      return focusFirst(found.byField);
    }
    // The fields take no changes from now on, so the focus goes to the button.
    submit.current?.focus();
    onSubmit(current);
  }

  function focusFirst(issues: IssuesByField) {
    const first = ORDER.flatMap((prefix) => [...issues].filter(([field]) => field.startsWith(prefix))).find(
      ([, found]) => found.some(isError),
    );
    if (!first) return;
    const [field] = first;
    setFocus((/NetworkCIDRs$/.test(field) ? `${field}.0.value` : field) as FieldPath<FormValues>);
  }

  const state = {
    byField,
    frozen: busy,
    isDue: (field: string) => submitted || (rested.has(field) && Boolean(get(dirtyFields, field))),
    use: (field: string, value: string | number) => {
      setValue(field as FieldPath<FormValues>, String(value), { shouldDirty: true });
      // The button that had the focus disappears with the suggestion.
      setFocus(field as FieldPath<FormValues>);
    },
  };

  return (
    <FormProvider {...form}>
      <FormContext value={state}>
        <form
          className="tunnel-form"
          noValidate
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <div className="about">
            <TextField name="name" label={t("fields.name")} hint={t("form.nameHint", { max: limits.nameLength })} />
            <TextArea
              name="description"
              label={t("fields.description")}
              hint={t("form.descriptionHint", { max: limits.descriptionLength })}
            />
          </div>
          <div className="picture-frame">
            <div className="picture">
              <section className="side" aria-label={t("tunnel.cloudSide")}>
                <h2>{t("tunnel.cloudSide")}</h2>
                <NetworkList name="cloudNetworkCIDRs" hint={t("form.cloudHint", limits.cidrsPerSide)} />
              </section>
              <Between />
              <section className="side" aria-label={t("tunnel.peerSide")}>
                <h2>{t("tunnel.peerSide")}</h2>
                <TextField name="remoteHost" label={t("fields.remoteHost")} hint={t("form.remoteHostHint")} />
                <NetworkList name="peerNetworkCIDRs" hint={t("form.peerHint", limits.cidrsPerSide)} />
              </section>
            </div>
          </div>
          <KeyField editing={original !== undefined} />
          <Settings ref={settings} />
          <JsonPanel id={tunnelId} values={values} original={original} />
          {error && <Problem error={error} attempt={props.attempt} onRetry={send} />}
          <div className="actions">
            <Button off={busy} onClick={props.onCancel}>
              {t("ui.cancel")}
            </Button>
            <Button ref={submit} type="submit" look="primary" busy={busy}>
              {submitLabel}
            </Button>
          </div>
          <Whole issues={byField.get("") ?? []} />
        </form>
      </FormContext>
    </FormProvider>
  );
}

/** The order in which the first wrong field is searched for: that of the page. */
const ORDER = ["name", "description", "cloudNetworkCIDRs", "remoteHost", "peerNetworkCIDRs", "key", "ike", "esp"];

const isSettingWrong = (byField: IssuesByField) =>
  [...byField].some(([field, issues]) => /^(ike|esp)\./.test(field) && issues.some(isError));

function Between() {
  return (
    <div className="link" aria-hidden="true">
      <span className="hint">IKEv2 · ESP</span>
    </div>
  );
}

/** The settings of both phases. They are folded to a line, and unfold on demand, or if one of them is wrong on submit. */
function Settings({ ref }: { ref: Ref<HTMLDetailsElement> }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const lineOf = usePhaseLine();
  const { ike, esp } = useWatch<FormValues>() as FormValues;
  const line = (phase: FormValues["ike"], name: "ike" | "esp") =>
    lineOf(name, { ...phase, lifetime: /^\d+$/.test(phase.lifetime) ? Number(phase.lifetime) : undefined });
  // Loaded ahead, so that the devices are there when the settings unfold, and push nothing away.
  useEffect(() => {
    // If they cannot be loaded, an error is shown in their place.
    loadPeerDevices().catch(() => undefined);
  }, []);
  return (
    <details ref={ref} className="settings" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t("form.settings")} <small>{`${line(ike, "ike")} — ${line(esp, "esp")}`}</small>
      </summary>
      <div className="phases">
        {PHASES.map((name) => (
          <PhaseFields key={name} name={name} />
        ))}
      </div>
      <Suspense>{open && <PeerDevices />}</Suspense>
    </details>
  );
}

/** The body of the request as it would be sent now. The key is hidden, because others may see the screen. */
function JsonPanel({
  id,
  values,
  original,
}: {
  id: string;
  values: FormValues;
  original: IPSecTunnelRead | undefined;
}) {
  const { t } = useTranslation();
  const properties = tunnelOf(values, original);
  const hideKey = (member: string, value: unknown) => (member === "key" && value ? "••••••••" : value);
  return (
    <details className="settings">
      <summary>{t("form.json")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard. */}
      <pre tabIndex={0}>{JSON.stringify({ id, properties }, hideKey, 2)}</pre>
    </details>
  );
}

/** Issues about the tunnel or its gateway as a whole. They are last on the page, as they come and go while fields are filled in. */
function Whole({ issues }: { issues: readonly Issue[] }) {
  return (
    <div className="messages" aria-live="polite">
      <IssueLines issues={issues} />
    </div>
  );
}

/** The fields that were wrong when typing last paused. */
function useRestedErrors(byField: IssuesByField): ReadonlySet<string> {
  const [rested, setRested] = useState(NOTHING_DUE);
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(new Set([...byField].filter(([, issues]) => issues.some(isError)).map(([field]) => field)));
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [byField]);
  return rested;
}
