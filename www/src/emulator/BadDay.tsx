// Switches that make the emulator misbehave, to show how the client copes.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../shell/Problem";
import "./BadDay.css";
import { changeDay, type Day } from "./emulator";

/** What each switch does: enough to be noticed, but everything still works. */
const BAD: Day = { latencyMs: 2000, faultRate: 0.3, ratePerSecond: 1 };

const SWITCHES = ["latencyMs", "faultRate", "ratePerSecond"] as const;

export function BadDay({ initial }: { initial: Day }) {
  const { t } = useTranslation();
  const [day, setDay] = useState(initial);
  const [error, setError] = useState<unknown>();

  async function toggle(name: keyof Day) {
    const changed = { ...day, [name]: day[name] === 0 ? BAD[name] : 0 };
    setDay(changed);
    setError(undefined);
    await changeDay(changed).catch((problem: unknown) => {
      setDay(day);
      setError(problem);
    });
  }

  return (
    <div className="card">
      <fieldset className="switches">
        <legend>{t("badDay.title")}</legend>
        {SWITCHES.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              role="switch"
              checked={day[name] > 0}
              aria-checked={day[name] > 0}
              onChange={() => toggle(name)}
            />
            {t(`badDay.${name}`)}
          </label>
        ))}
        {error !== undefined && <Problem error={error} />}
      </fieldset>
    </div>
  );
}
