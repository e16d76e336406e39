import { bibtexWriter } from "./bibtex/write";
import { endnoteWriter } from "./endnote/endnote-write";
import type { Writer } from "./format";
import { cslJsonWriter } from "./json/csl-write";
import { nbibWriter } from "./nbib/nbib-write";
import { risWriter } from "./ris-write";
import { csvWriter, tsvWriter } from "./table/csv-write";
import { xlsxWriter } from "./table/xlsx-write";
import { endNoteXmlWriter } from "./xml/endnote-write";

/** Every format that can be written. */
export const WRITERS: readonly Writer[] = [
  ...[risWriter, nbibWriter, endnoteWriter, endNoteXmlWriter],
  ...[bibtexWriter, cslJsonWriter],
  ...[csvWriter, tsvWriter, xlsxWriter],
];

/** A writer by the id of its format. */
export function writerById(id: string): Writer | undefined {
  return WRITERS.find((writer) => writer.id === id);
}
