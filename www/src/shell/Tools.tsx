// Around every page: news, the request log, and the emulator's switches where the page comes from an emulator.
import { BadDay } from "../emulator/BadDay";
import { useEmulator } from "../emulator/useEmulator";
import { LogPanel } from "../log/LogPanel";
import type { RequestLog } from "../log/log";
import { Toasts } from "./Toasts";

export default function Tools({ log }: { log: RequestLog }) {
  const { data: day } = useEmulator();
  return (
    <>
      <Toasts />
      <LogPanel log={log} />
      {day && <BadDay initial={day} />}
    </>
  );
}
