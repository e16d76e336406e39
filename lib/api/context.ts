import type { Actor } from "@/lib/access/actor";

/** What the transport knows of a request before any handler runs. */
export interface ApiContext {
  actor: Actor | null;
  headers: Headers;
  /** The bytes of an upload endpoint's request; null elsewhere. */
  upload: ReadableStream<Uint8Array> | null;
}
