import { bibtexWriter } from "./bibtex/write";
import type { Writer } from "./format";
import { risWriter } from "./ris-write";

/** Every format that can be written. */
export const WRITERS: readonly Writer[] = [risWriter, bibtexWriter];

/** A writer by the id of its format. */
export function writerById(id: string): Writer | undefined {
  return WRITERS.find((writer) => writer.id === id);
}
