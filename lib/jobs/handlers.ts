import type { Jobs } from "@/lib/db/queue";
import { findDuplicates } from "./find-duplicates";
import { indexImport } from "./index-import";
import { indexRecords } from "./index-records";
import { rankPerson } from "./rank-person";
import { rankStage } from "./rank-stage";
import { readDocument } from "./read-document";
import { readImport } from "./read-import";
import { replayStage } from "./replay-stage";

/** What a job may use of its run. */
export interface JobRun {
  /** Set when the worker is stopping: long jobs end at the next safe place and are tried again. */
  stopping: AbortSignal;
}

export type Handlers = { [Name in keyof Jobs]?: (payload: Jobs[Name], run: JobRun) => Promise<void> };

/** Job name -> handler. Each is shallow: it unpacks the payload and calls the step's command. */
export const handlers: Handlers = {
  read_import: readImport,
  index_import: indexImport,
  index_records: indexRecords,
  find_duplicates: findDuplicates,
  read_document: readDocument,
  replay_stage: replayStage,
  rank_stage: rankStage,
  rank_person: rankPerson,
};
