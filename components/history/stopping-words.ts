import type { stoppingEvents } from "@/lib/review/stopping/events";
import { counted } from "../ui/format";
import type { KindWords } from "./said";

const records = (count: number) => counted(count, "record", "records");

/** Looks whether enough is found, and stopping. */
export const STOPPING_WORDS: Record<keyof typeof stoppingEvents, KindWords> = {
  stopping_looked: {
    name: "Look",
    did: (said) => `settled the last of what was closed; look ${said.number("number")} was taken`,
  },
  screening_stopped: {
    name: "Screening stopped",
    did: (said) =>
      `stopped screening and left ${records(said.length("recordIds"))} unscreened: ${said.text("method")}`,
  },
  screening_resumed: {
    name: "Stop taken back",
    did: (said) => `took the stop back: ${records(said.length("recordIds"))} wait for screening again`,
  },
};
