import { bibtexWriter } from "./bibtex/write";
import type { Writer } from "./format";
import { cslJsonWriter } from "./json/csl-write";
import { risWriter } from "./ris-write";

/** Every format that can be written. */
export const WRITERS: readonly Writer[] = [risWriter, bibtexWriter, cslJsonWriter];

/** A writer by the id of its format. */
export function writerById(id: string): Writer | undefined {
  return WRITERS.find((writer) => writer.id === id);
}
