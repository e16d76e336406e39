/** A file in an answer whose bytes are read only as they are sent: a 100 MB PDF never stands in memory. */
export class StreamedFile extends File {
  readonly #bytes: number | null;
  readonly #open: () => AsyncIterable<Uint8Array>;

  /** `bytes` is null where nobody knows how many there will be. */
  constructor(name: string, type: string, bytes: number | null, open: () => AsyncIterable<Uint8Array>) {
    super([], fileNameOf(name), { type });
    this.#bytes = bytes;
    this.#open = open;
  }

  override get size(): number {
    return this.#bytes ?? Number.NaN;
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const chunks = this.#open()[Symbol.asyncIterator]();
    return new ReadableStream({
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      },
      async cancel() {
        await chunks.return?.();
      },
    });
  }
}

/** No path, and nothing that is not seen or turns the reading direction ("fdp.exe" shown as "exe.pdf"). */
export function fileNameOf(name: string): string {
  const last =
    name
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, "")
      .split(/[\\/]/)
      .at(-1) ?? "";
  return last.replace(/^[.\s]+/, "").trim() || "file";
}

/**
 * What the API answers is data, never a page. A file that people brought is never run and never guessed at either: it
 * keeps its type, has no rights when it is opened as a page, and other sites cannot embed it. Endpoints that answer a
 * file (`z.file()`) have a content-disposition. The pages' own headers (next.config.js) leave these paths alone.
 */
export function fence(headers: Headers): void {
  headers.set("x-content-type-options", "nosniff");
  headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  const disposition = headers.get("content-disposition");
  if (disposition === null) return;
  if (headers.get("content-length") === "NaN") headers.delete("content-length");
  // All but papers and pictures is for programs: shown as a page it says nothing, and some browsers guess at it.
  if (!/^(?:application\/pdf|image\/)/.test(headers.get("content-type") ?? "")) {
    headers.set("content-disposition", disposition.replace(/^inline/, "attachment"));
  }
  headers.set("content-security-policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");
  headers.set("cross-origin-resource-policy", "same-origin");
}
