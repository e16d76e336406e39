import { writeXlsxStream } from "hucre/xlsx";
import type { RecordDraft } from "../../record/schema";
import type { Writer } from "../format";
import { cutRows } from "./continued";
import { CONTINUES, OWN_HEADER, ownCells } from "./own-layout";

/** An Excel workbook: every cell is text, so that `8-12` stays what it is and nothing is run as a formula. */
export const xlsxWriter: Writer = {
  id: "xlsx",
  label: "Excel workbook",
  extension: "xlsx",
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  async *write(drafts) {
    const reader = writeXlsxStream(rowsOf(drafts), { name: "Records", freezePane: { rows: 1 } }).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  },
};

async function* rowsOf(drafts: AsyncIterable<RecordDraft> | Iterable<RecordDraft>): AsyncGenerator<string[]> {
  yield [...OWN_HEADER, CONTINUES.name];
  for await (const draft of drafts) yield* cutRows(ownCells(draft)).map((row) => row.map(escaped));
}

/** Excel takes `_x0041_` for the character of that number, and the library leaves such text as it is. */
function escaped(cell: string): string {
  return cell.includes("_x") ? cell.replaceAll(/_(?=x[\da-f]{4}_)/gi, "_x005F_") : cell;
}
