import { expect, it } from "vitest";
import { pdfOf } from "@/prisma/seed/pdf";
import { PAGE_LIMITS, readPages } from "./page-text";

async function pagesOf(bytes: Uint8Array, limits = PAGE_LIMITS) {
  const pages = [];
  for await (const page of readPages(bytes, new AbortController().signal, limits)) pages.push(page);
  return pages;
}

it("reads the text page by page, an empty page too", async () => {
  const pages = await pagesOf(await pdfOf(["Ketamine blocks NMDA receptors.", "", "BDNF rises."]));
  expect(pages).toEqual([
    { page: 1, text: "Ketamine blocks NMDA receptors." },
    { page: 2, text: "" },
    { page: 3, text: "BDNF rises." },
  ]);
});

it("stops at its limits", async () => {
  const bytes = await pdfOf(["one", "two", "three"]);
  expect(await pagesOf(bytes.slice(), { ...PAGE_LIMITS, pages: 2 })).toHaveLength(2);
  expect(await pagesOf(bytes.slice(), { ...PAGE_LIMITS, seconds: 0 })).toEqual([]);
  expect((await pagesOf(bytes.slice(), { ...PAGE_LIMITS, charactersPerPage: 3 }))[2]?.text).toBe("thr");
});

it("a file that is no PDF inside gives no pages and no error", async () => {
  expect(await pagesOf(new TextEncoder().encode("%PDF-1.7\nnothing of the kind"))).toEqual([]);
});
