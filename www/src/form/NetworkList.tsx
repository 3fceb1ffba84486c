// The networks of one side: rows to add and remove, each with its own messages, and those of the list as a whole.
import { limits } from "ionos-ipsec-tunnels/slim";
import type { ClipboardEvent, KeyboardEvent } from "react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { useFieldName } from "../words/useFieldName";
import { useChecked } from "./FormContext";
import { useControl } from "./fields";
import { Messages } from "./Messages";
import { networksIn } from "./networksIn";
import "./NetworkList.css";
import type { FormValues, Side } from "./values";

export function NetworkList({ name, hint }: { name: Side; hint: string }) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  const { control, getValues, setValue, setFocus } = useFormContext<FormValues>();
  const { fields, append, remove, insert } = useFieldArray<FormValues, Side>({ control, name });
  const list = useChecked(name);
  const network = t(name === "cloudNetworkCIDRs" ? "fields.aCloudNetwork" : "fields.aPeerNetwork");
  const full = fields.length >= limits.cidrsPerSide.max;

  /** Enter goes to the next row, or adds one. It does not submit the form. */
  function goOn(event: KeyboardEvent, row: number) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (list.frozen) return;
    if (row + 1 < fields.length) setFocus(`${name}.${row + 1}.value`);
    else if (getValues(`${name}.${row}.value`).trim() !== "" && !full) append({ value: "" });
  }

  /** A list that is pasted into one row fills as many rows as it has networks. */
  function paste(event: ClipboardEvent, row: number) {
    if (list.frozen) return;
    const networks = networksIn(event.clipboardData.getData("text"));
    if (!networks) return;
    event.preventDefault();
    const [first = "", ...others] = networks;
    setValue(`${name}.${row}.value`, first, { shouldDirty: true });
    if (others.length > 0)
      insert(
        row + 1,
        others.map((value) => ({ value })),
      );
  }

  function removeRow(row: number) {
    remove(row);
    setFocus(`${name}.${Math.max(0, row - 1)}.value`);
  }

  return (
    <fieldset className="networks" aria-describedby={list.messagesId}>
      <legend>{nameOf(name)}</legend>
      {fields.map(({ id }, row) => (
        <NetworkRow
          key={id}
          name={name}
          row={row}
          label={nameOf(`${name}.${row}`)}
          onKeyDown={(event) => goOn(event, row)}
          onPaste={(event) => paste(event, row)}
          onRemove={fields.length > 1 ? () => removeRow(row) : undefined}
        />
      ))}
      <div>
        <Button look="small" off={full || list.frozen} onClick={() => append({ value: "" })}>
          {t("form.add", { network })}
        </Button>
      </div>
      <Messages hint={hint} {...list} />
    </fieldset>
  );
}

interface NetworkRowProps {
  name: Side;
  row: number;
  label: string;
  onKeyDown: (event: KeyboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
  onRemove?: () => void;
}

function NetworkRow({ name, row, label, onKeyDown, onPaste, onRemove }: NetworkRowProps) {
  const { t } = useTranslation();
  const { checked, control } = useControl(`${name}.${row}.value`);
  return (
    <div className="field">
      <label htmlFor={checked.id} className="unseen">
        {label}
      </label>
      <div className="network">
        <input
          {...control}
          className="input"
          placeholder="10.0.0.0/24"
          autoComplete="off"
          spellCheck={false}
          readOnly={checked.frozen}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <Button
          look="quiet"
          aria-label={t("form.removeNetwork", { network: label })}
          off={!onRemove || checked.frozen}
          onClick={onRemove}
        >
          ✕
        </Button>
      </div>
      <Messages {...checked} />
    </div>
  );
}
