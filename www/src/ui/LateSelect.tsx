// A select on the first page. React Aria's would take a fifth of what the console may load at first. So at first there is only
// its button, which looks and reads the same; the select is loaded when the user points at the button or focuses it.
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Select, SelectProps } from "./Select";
import "./Field.css";
import "./Select.css";

const load = () => import("./Select");
/** Loads the select before it is needed. If that fails, the error is shown when it is needed. */
const loadAhead = () => load().catch(() => undefined);

export function LateSelect(props: SelectProps) {
  const { label, unlabelled = false, className = "", options, value, disabled, children } = props;
  const { t } = useTranslation();
  const id = useId();
  const [Loaded, setLoaded] = useState<typeof Select>();
  const [failed, setFailed] = useState(false);

  async function open() {
    setFailed(false);
    try {
      const { Select } = await load();
      setLoaded(() => Select);
    } catch {
      setFailed(true);
    }
  }

  function openByKey(event: KeyboardEvent) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open();
  }

  if (Loaded) return <Loaded {...props} openAtOnce />;
  return (
    <div className={`field ${className}`}>
      <span id={id} className={unlabelled ? "unseen" : "label"}>
        {label}
      </span>
      <button
        type="button"
        className="select"
        aria-haspopup="listbox"
        aria-expanded={false}
        aria-labelledby={`${id}-value ${id}`}
        disabled={disabled}
        onPointerEnter={loadAhead}
        onFocus={loadAhead}
        onClick={open}
        onKeyDown={openByKey}
      >
        <span id={`${id}-value`} className="select-value">
          {options.find((option) => option.value === value)?.label}
        </span>
      </button>
      {failed && (
        <p role="alert" className="error">
          {t("ui.notLoaded")}
        </p>
      )}
      {children}
    </div>
  );
}
