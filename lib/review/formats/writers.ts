import type { Writer } from "./format";
import { risWriter } from "./ris-write";

/** Every format that can be written. */
export const WRITERS: readonly Writer[] = [risWriter];
