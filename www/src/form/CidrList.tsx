// The networks of one side: rows to add and remove, each checked on its own, plus what concerns them as a list.
import { type IPSecTunnel, limits } from "ionos-ipsec-tunnels";
import { useState } from "react";
import { useController, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useFieldName } from "../words/useFieldName";
import { Messages } from "./Messages";
import { idOf, useChecked } from "./useChecked";

interface CidrListProps {
  name: "cloudNetworkCIDRs" | "peerNetworkCIDRs";
  hint: string;
}

/** React Hook Form's own field arrays hold objects only, hence one controlled field with the whole array. */
export function CidrList({ name, hint }: CidrListProps) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  const form = useFormContext<IPSecTunnel>();
  const { field } = useController<IPSecTunnel, typeof name>({ name });
  const list = useChecked(name);
  const rows = field.value;
  // A row that was only just added is not wrong yet, although the list is checked as a whole.
  const [visited, setVisited] = useState<boolean[]>([]);

  const change = (values: string[]) => form.setValue(name, values, { shouldDirty: true, shouldValidate: true });

  function visit(index: number) {
    setVisited((current) => Object.assign([...current], { [index]: true }));
  }

  /** A list that is pasted into one row fills as many rows as it has networks. */
  function paste(index: number, networks: string[]) {
    setVisited((current) =>
      rows.flatMap((_, at) => (at === index ? networks.map(() => true) : [current[at] ?? false])),
    );
    change(rows.flatMap((row, at) => (at === index ? networks : [row])));
  }

  function add() {
    form.setValue(name, [...rows, ""], { shouldDirty: true });
    // The new row is drawn by then.
    requestAnimationFrame(() => document.getElementById(idOf(`${name}.${rows.length}`))?.focus());
  }

  function remove(index: number) {
    const others = (_: unknown, at: number) => at !== index;
    setVisited(rows.map((_, at) => visited[at] ?? false).filter(others));
    change(rows.filter(others));
    document.getElementById(idOf(`${name}.${Math.max(0, index - 1)}`))?.focus();
  }

  return (
    <fieldset aria-describedby={`${list.id}-hint ${list.messagesId}`}>
      <legend>{nameOf(name)}</legend>
      <p id={`${list.id}-hint`} className="hint">
        {hint}
      </p>
      {rows.map((value, index) => (
        <CidrRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list; its input is controlled.
          key={index}
          name={`${name}.${index}`}
          label={nameOf(`${name}.${index}`)}
          value={value}
          inputRef={index === 0 ? field.ref : undefined}
          visited={visited[index]}
          onChange={(text) => {
            visit(index);
            change(rows.map((row, at) => (at === index ? text : row)));
          }}
          onPasteList={(networks) => paste(index, networks)}
          onRemove={rows.length > limits.cidrsPerSide.min ? () => remove(index) : undefined}
        />
      ))}
      <button
        type="button"
        className="secondary outline"
        onClick={add}
        disabled={rows.length >= limits.cidrsPerSide.max}
      >
        {t("form.add", { network: t(name === "cloudNetworkCIDRs" ? "fields.aCloudNetwork" : "fields.aPeerNetwork") })}
      </button>
      <Messages {...list} />
    </fieldset>
  );
}

interface CidrRowProps {
  name: `${CidrListProps["name"]}.${number}`;
  label: string;
  value: string;
  inputRef?: React.Ref<HTMLInputElement>;
  visited: boolean | undefined;
  onChange: (text: string) => void;
  onPasteList: (networks: string[]) => void;
  onRemove?: () => void;
}

function CidrRow({ name, label, value, inputRef, visited, onChange, onPasteList, onRemove }: CidrRowProps) {
  const { t } = useTranslation();
  const checked = useChecked(name, visited);
  return (
    <div className="row">
      <label htmlFor={checked.id} className="unseen">
        {label}
      </label>
      <div className="with-buttons">
        <input
          ref={inputRef}
          id={checked.id}
          name={name}
          value={value}
          placeholder="10.0.0.0/24"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={checked.error ? true : undefined}
          aria-describedby={checked.messagesId}
          onChange={(event) => onChange(event.target.value)}
          onPaste={(event) => {
            const networks = event.clipboardData
              .getData("text")
              .split(/[\s,;]+/)
              .filter((network) => network !== "");
            if (networks.length < 2) return;
            event.preventDefault();
            onPasteList(networks);
          }}
        />
        <button
          type="button"
          className="secondary outline"
          aria-label={t("form.removeNetwork", { network: label })}
          disabled={!onRemove}
          onClick={onRemove}
        >
          {t("form.remove")}
        </button>
      </div>
      <Messages {...checked} use={(suggested) => onChange(String(suggested))} />
    </div>
  );
}
