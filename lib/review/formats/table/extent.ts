import type { RecordDraft } from "../../record/schema";
import { clean, numberOf, pagesOf } from "../printed";
import type { ColumnField } from "./column-mapping";

export type First = (field: ColumnField) => string | undefined;

/** Volume, issue and pages; absent ones must not hide those that a citation gives. */
export function extentOf(first: First): Partial<RecordDraft> {
  const count = numberOf(first("pageCount"));
  return present({
    volume: first("volume"),
    issue: first("issue"),
    pages: pagesOf(first("pages"), undefined) ?? pagesOf(first("firstPage"), first("lastPage")),
    pageCount: count || undefined,
    articleNumber: first("articleNumber"),
  });
}

function present(found: Partial<RecordDraft>): Partial<RecordDraft> {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** Embase prints `Endoscopic Ultrasound (2014) 3:3 (152-160). Date of Publication: 2014`; others only the journal. */
export function sourceOf(source: string | undefined): Partial<RecordDraft> | undefined {
  const match = /^(.+?)\s+\((\d{4})\)\s*(?:([^:.\s(]+)?(?::([^\s.(]+))?)(?:\s+\(([^)]*)\))?(.*)$/s.exec(
    source ?? "",
  );
  if (!match) return source ? { journal: source } : undefined;
  const [, journal, year, volume, issue, pages, rest = ""] = match;
  return present({
    journal: clean(journal),
    year: Number(year),
    date: clean(/Date of Publication:\s*([^.;]+)/i.exec(rest)?.[1]),
    volume: clean(volume),
    issue: clean(issue),
    pages: pagesOf(pages, undefined),
    articleNumber: clean(/Article Number:\s*([^\s.;]+)/i.exec(rest)?.[1]),
  });
}

/** PubMed prints `J Affect Disord. 2024 Jul 1;356(2):753-762. doi: ...`. */
export function citedExtent(citation: string | undefined): Partial<RecordDraft> {
  const match = /;\s*([^:;()\s.]+)?(?:\(([^)]+)\))?:\s*([^.;\s]+)/.exec(citation ?? "");
  if (!match) return {};
  return present({
    date: clean(/\.\s(\d{4} [A-Z][a-z]{2}[^;:.]*);/.exec(citation ?? "")?.[1]),
    volume: clean(match[1]),
    issue: clean(match[2]),
    pages: pagesOf(match[3], undefined),
  });
}
