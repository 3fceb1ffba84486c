// Below every page: the request log, and the emulator's switches where the page comes from an emulator.

import { BadDay } from "../emulator/BadDay";
import { useEmulator } from "../emulator/useEmulator";
import { LogPanel } from "../log/LogPanel";
import type { RequestLog } from "../log/log";

export default function Tools({ log }: { log: RequestLog }) {
  const { data: day } = useEmulator();
  return (
    <>
      <LogPanel log={log} />
      {day && <BadDay initial={day} />}
    </>
  );
}
