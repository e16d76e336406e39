/** What the bench calls of @iebh/reflib, which comes without types. */
declare module "@iebh/reflib" {
  import type { Readable } from "node:stream";

  export type Ref = Record<string, unknown>;
  interface Emitter {
    on(event: "ref", listener: (ref: Ref) => void): Emitter;
    on(event: "end", listener: () => void): Emitter;
    on(event: "error", listener: (error: Error) => void): Emitter;
  }
  export function readStream(module: string, stream: Readable): Emitter;
  export function readFile(path: string, options: { module: string }): Promise<Ref[]>;
}
