import type { Readable } from "node:stream";

/** What was kept: its SHA-256 is its only name. */
export interface StoredBytes {
  sha256: string;
  bytes: number;
}

/** Uploaded files by their content. The same bytes are kept once, whatever they are called and in however many reviews. */
export interface FileStore {
  /** Keeps all bytes or none: a broken upload leaves nothing behind. More than `limit` bytes are refused (TOO_LARGE). */
  put(bytes: AsyncIterable<Uint8Array>, limit: number): Promise<StoredBytes>;
  /** The bytes as a stream; `end` is the first byte left out. Missing files end the stream with ENOENT. */
  get(sha256: string, slice?: { start: number; end: number }): Readable;
  has(sha256: string): Promise<boolean>;
  delete(sha256: string): Promise<void>;
  /** Removes the beginnings of files that a killed server left before then; answers how many. */
  removeUnfinished(then: Date): Promise<number>;
}
