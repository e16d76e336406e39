import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** What reading a PDF may cost: it comes from outside, and a crafted one can ask for anything. */
export const PAGE_LIMITS = { pages: 2000, seconds: 60, charactersPerPage: 100_000 };

export interface PageText {
  page: number;
  text: string;
}

/**
 * The text of a PDF, page by page, as far as the limits and the file allow. Nothing of the file is run, no font is
 * loaded and no picture is drawn. A file that cannot be read gives no pages.
 */
export async function* readPages(
  bytes: Uint8Array,
  stopping: AbortSignal,
  limits = PAGE_LIMITS,
): AsyncGenerator<PageText> {
  // Loaded with the first PDF: it takes as much memory as all the rest of the worker.
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const until = Date.now() + limits.seconds * 1000;
  const task = getDocument({
    data: bytes,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const document = await within(until, task.promise);
    const last = Math.min(document.numPages, limits.pages);
    for (let page = 1; page <= last && Date.now() < until && !stopping.aborted; page += 1) {
      yield { page, text: await textOf(document, page, until, limits.charactersPerPage) };
    }
  } catch (error) {
    if (!isFileFault(error)) throw error;
  } finally {
    await task.destroy();
  }
}

async function textOf(
  document: PDFDocumentProxy,
  number: number,
  until: number,
  limit: number,
): Promise<string> {
  const page = await within(until, document.getPage(number));
  const content = await within(until, page.getTextContent());
  page.cleanup();
  let text = "";
  for (const item of content.items) {
    if ("str" in item) text += item.hasEOL ? `${item.str}\n` : item.str;
    if (text.length > limit) break;
  }
  // A database refuses the character NUL and half of a surrogate pair.
  return text
    .slice(0, limit)
    .replaceAll("\u0000", "")
    .replace(/\p{Cs}/gu, "\uFFFD");
}

class TooLong extends Error {}

async function within<T>(until: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLong()), Math.max(0, until - Date.now()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Broken, encrypted or endless: the file's own fault, and trying again would not help. */
function isFileFault(error: unknown): boolean {
  const names = ["InvalidPDFException", "PasswordException", "FormatError", "UnknownErrorException"];
  return error instanceof TooLong || (error instanceof Error && names.includes(error.name));
}
