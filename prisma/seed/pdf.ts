import { PDFDocument } from "pdf-lib";

/** A PDF with one line of text on each page. */
export async function pdfOf(lines: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create();
  for (const line of lines) document.addPage().drawText(line, { x: 40, y: 700, size: 12 });
  return Uint8Array.from(await document.save());
}
