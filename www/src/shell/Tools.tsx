// Shown with every page: toasts, the request log, and the emulator's switches if the page comes from an emulator.
import { BadDay } from "../emulator/BadDay";
import { useEmulator } from "../emulator/useEmulator";
import { LogPanel } from "../log/LogPanel";
import type { RequestLog } from "../log/log";
import { Toasts } from "./Toasts";
import "./Tools.css";

export default function Tools({ log }: { log: RequestLog }) {
  const { data: day } = useEmulator();
  return (
    <div className="tools">
      <Toasts />
      <LogPanel log={log} />
      {day && <BadDay initial={day} />}
    </div>
  );
}
