import type { CorpusName, Doubting, Training } from "@/lib/review/ranking/kept";
import type { RankedRecord } from "@/lib/review/ranking/rank";
import type { Start } from "@/lib/review/ranking/start";

/** What the worker asks of the thread that trains; each is one step of KeptRecords. */
export type Question =
  | { what: "has"; corpus: CorpusName }
  | { what: "count" | "fill"; records: RankedRecord[] }
  | { what: "keep"; corpus: CorpusName; start: Start }
  | { what: "forget" }
  | { what: "train"; corpus: CorpusName; training: Training }
  | { what: "doubtful"; corpus: CorpusName; doubting: Doubting };

export type Asked = Question & { number: number };

/** Its answer to the question of that number. */
export type Told = { number: number; value: unknown } | { number: number; error: string };
