import { stringify } from "csv-stringify/browser/esm/sync";
import type { RecordDraft } from "../../record/schema";
import type { Writer } from "../format";
import { guarded, OWN_HEADER, ownCells } from "./own-layout";

/** Comma-separated, for spreadsheets and statistics programs; the byte order mark tells Excel that it is UTF-8. */
export const csvWriter: Writer = {
  id: "csv",
  label: "Table (CSV)",
  extension: "csv",
  mediaType: "text/csv; charset=utf-8",
  write: (drafts) => written(drafts, ",", "\ufeff"),
};

/** Tab-separated, for what stumbles over commas. */
export const tsvWriter: Writer = {
  id: "tsv",
  readBy: "csv",
  label: "Table (TSV)",
  extension: "tsv",
  mediaType: "text/tab-separated-values; charset=utf-8",
  write: (drafts) => written(drafts, "\t", ""),
};

async function* written(
  drafts: AsyncIterable<RecordDraft> | Iterable<RecordDraft>,
  delimiter: "," | "\t",
  mark: string,
): AsyncGenerator<string> {
  const row = (cells: readonly string[]) =>
    stringify([cells], { delimiter, record_delimiter: "\r\n", quoted_match: /\r|\n/ });
  yield mark + row(OWN_HEADER);
  for await (const draft of drafts) yield row(ownCells(draft).map(guarded));
}
