import type { getDocument, PDFDocumentLoadingTask } from "pdfjs-dist";

/** How a PDF is opened. */
type Opening = Exclude<
  Parameters<typeof getDocument>[0],
  string | URL | ArrayBuffer | ArrayLike<number> | undefined
>;

/** Decoders of scanned pages, as files of this site. */
const DECODERS: Record<string, URL> = {
  "jbig2.wasm": new URL("pdfjs-dist/wasm/jbig2.wasm", import.meta.url),
  "openjpeg.wasm": new URL("pdfjs-dist/wasm/openjpeg.wasm", import.meta.url),
};

class DecoderFiles {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const address = DECODERS[filename];
    if (!address) throw new Error(`There is no decoder ${filename}.`);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`The decoder ${filename} could not be read.`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

/** The library is large and speaks to the browser only, so it comes when the first PDF is opened. */
export async function pdfLibrary() {
  const library = await import("pdfjs-dist");
  library.GlobalWorkerOptions.workerSrc = new URL(
    "pdfjs-dist/build/pdf.worker.min.mjs",
    import.meta.url,
  ).toString();
  return library;
}

/** Starts to read a PDF of this site. Nothing in a PDF is run. */
export async function openPdf(url: string): Promise<PDFDocumentLoadingTask> {
  const { getDocument } = await pdfLibrary();
  const options: Opening = {
    url,
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: false,
    WasmFactory: DecoderFiles,
  };
  return getDocument(options);
}
