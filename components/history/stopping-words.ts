import type { stoppingEvents } from "@/lib/review/stopping/events";
import type { qualityCheckEvents } from "@/lib/review/stopping/quality-check/schema";
import { counted } from "../ui/format";
import type { KindWords } from "./said";

const records = (count: number) => counted(count, "record", "records");

const CHECKED: Record<string, string> = {
  upheld: "read an excluded record again: it stays excluded",
  doubted: "read an excluded record again and doubted it",
};

/** Looks whether enough is found, stopping, and checks of the excluded. */
export const STOPPING_WORDS: Record<
  keyof typeof stoppingEvents | keyof typeof qualityCheckEvents,
  KindWords
> = {
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
  quality_check_opened: {
    name: "Quality check opened",
    did: (said) =>
      `opened quality check ${said.number("number")} of ${counted(said.length("itemIds"), "excluded record", "excluded records")}`,
  },
  exclusion_checked: {
    name: "Exclusion checked",
    did: (said) => CHECKED[said.text("verdict")] ?? "took back what was said of an excluded record",
  },
  quality_check_ended: { name: "Quality check ended", did: () => "ended the quality check" },
};
