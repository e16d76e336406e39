"use client";

import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useState } from "react";
import { openPdf } from "./pdf-library";

/** The size of the first page, which the others are expected to have until they are read. */
export interface PageSize {
  width: number;
  height: number;
}

export type Pdf =
  | { step: "loading" }
  | { step: "ready"; document: PDFDocumentProxy; size: PageSize }
  | { step: "locked" }
  | { step: "failed" };

/** A PDF while it is read, and when it is. `turn` changes to read it again. */
export function usePdf(url: string, turn: number): Pdf {
  const [pdf, setPdf] = useState<Pdf>({ step: "loading" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn reads the same address again.
  useEffect(() => {
    let isLeft = false;
    const task = openPdf(url);
    setPdf({ step: "loading" });
    task
      .then(async ({ promise }) => {
        const document = await promise;
        const page = await document.getPage(1);
        const { width, height } = page.getViewport({ scale: 1 });
        if (!isLeft) setPdf({ step: "ready", document, size: { width, height } });
      })
      .catch((error: unknown) => {
        if (!isLeft) setPdf({ step: isPassword(error) ? "locked" : "failed" });
      });
    return () => {
      isLeft = true;
      void task.then((opened) => opened.destroy()).catch(() => undefined);
    };
  }, [url, turn]);
  return pdf;
}

function isPassword(error: unknown): boolean {
  return error instanceof Error && error.name === "PasswordException";
}
