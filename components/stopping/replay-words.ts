import type { ReplayObstacle } from "@/lib/review/stopping/replayed/schema";
import { counted } from "../ui/format";

export const words = {
  title: "Replay this stage",
  line: "What ranking would have saved: the settled decisions are screened again in ranked order, from the key papers or the protocol's words on, and the stopping rule is tried with random samples.",
  ask: "Replay",
  askAgain: "Replay again",
  waiting: "The replay is under way. A large stage takes some minutes; you can leave this page.",
  failed: "The replay could not be worked out. Try again; if it fails again, tell whoever runs this server.",
  loadFailed: "The replay could not be loaded",
  askFailed: "The replay could not be asked for",
  old: "Something of this stage was closed, settled or reopened since.",
  askedBy: (name: string) => `Asked for by ${name}, `,
  obstacles: {
    nothing_screened: "Nothing was screened at this stage yet.",
    batch_open: "It can be replayed once no batch is open.",
    unsettled: "It can be replayed once all its conflicts are settled.",
    waiting: "It can be replayed once nothing waits to be screened.",
    none_included:
      "Nothing was included at this stage: there is nothing that ranking could have found sooner.",
  } satisfies Record<ReplayObstacle, string>,
  methods: "For the methods section",
  said: "What the replay says",
  picture: "Recall when replayed",
  described: (ranked: number, screened: number, target: number, records: number) =>
    `${target} % of the included ones are found after ${counted(ranked, "record", "records")} when ranked, and after ${counted(screened, "record", "records")} as it was screened, of ${counted(records, "record", "records")}.`,
  xAxis: "Records screened",
  yAxis: "Recall",
  stop: "Stop",
  curves: { ranked: "Ranked", screened: "As it was screened", chance: "By chance" },
  svg: "SVG",
  csv: "CSV",
  downloads: "Download the replay",
  saved: (name: string) => `${name} is saved`,
} as const;
