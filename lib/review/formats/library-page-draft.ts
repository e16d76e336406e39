import { normaliseDoi } from "../record/identifiers";
import { emptyDraft, type RecordDraft } from "../record/schema";
import { authorOf, clean, cleanList, compact, numberOf, pagesOf } from "./printed";

export type SectionName =
  | "title"
  | "cited"
  | "authors"
  | "affiliations"
  | "source"
  | "keywords"
  | "doi"
  | "abstract"
  | "page_count"
  | "classification"
  | "control"
  | "related";

/** A labelled part of the page with the lines below its label. */
export interface Section {
  name: SectionName;
  lines: string[];
}

/** The labels of the page, each alone on its line. */
export const LABELS: ReadonlyMap<string, SectionName> = new Map<string, SectionName>([
  ["|", "source"],
  ["作者", "authors"],
  ["机构", "affiliations"],
  ["来源", "source"],
  ["关键词", "keywords"],
  ["D O I", "doi"],
  ["DOI", "doi"],
  ["中图分类号", "classification"],
  ["学科分类号", "classification"],
  ["摘要", "abstract"],
  ["引用", "control"],
  ["收藏", "control"],
  ["相关论文", "related"],
]);

/** The paper that a library page is about. What the page leaves out (often journal and year) stays absent. */
export function mainDraft(sections: readonly Section[]): RecordDraft {
  const linesOf = (name: SectionName) =>
    cleanList(sections.filter((each) => each.name === name).flatMap((each) => each.lines));
  const { keywords, keywordsPlus } = splitKeywords(linesOf("keywords").join(" "));
  const pageCount = numberOf(linesOf("page_count")[0]);
  return compact({
    ...emptyDraft(),
    title: clean(linesOf("title").join(" ")),
    authors: linesOf("authors")
      .map(withoutMarks)
      .map(authorOf)
      .filter((author) => author !== undefined),
    affiliations: cleanList(linesOf("affiliations").map((line) => line.replace(/^\[\d+\]\s*/, ""))),
    keywords,
    keywordsPlus,
    doi: normaliseDoi(linesOf("doi").join(" ")),
    abstract: clean(linesOf("abstract").join("\n")),
    pageCount: pageCount || undefined,
    timesCited: numberOf(linesOf("cited")[0]),
  });
}

/** `Antos, Zuzanna [1 ,2 ]`: the marks point to affiliations. */
function withoutMarks(name: string): string {
  return name.replace(/\s*\[[\d\s,，;]*\]\s*$/, "");
}

/** Keywords Plus are the longest run of upper-case keywords at the end; an author's "BDNF" before it is not one. */
export function splitKeywords(list: string): Pick<RecordDraft, "keywords" | "keywordsPlus"> {
  const all = cleanList(list.split(/[;；]/));
  const isUpper = (keyword: string) => keyword === keyword.toUpperCase() && keyword !== keyword.toLowerCase();
  const lastOther = all.findLastIndex((keyword) => !isUpper(keyword));
  return { keywords: all.slice(0, lastOther + 1), keywordsPlus: all.slice(lastOther + 1) };
}

/** `NEUROLOGY INTERNATIONAL, 2022, 14 (02): : 310 - 321` */
const SOURCE = /^(.+?),\s*((?:1[4-9]|20|21)\d{2})(?:,\s*(.*))?$/;
const EXTENT = /^([^\s(:]+)?\s*(?:\(([^)]*)\))?[\s:：]*(.*)$/;

/** A paper of the list of related papers: title, then authors, then journal, year and pages. */
export function relatedDraft(lines: readonly string[]): { draft: RecordDraft; hasSource: boolean } {
  const [title, ...rest] = lines.map((line) => line.trim());
  const last = rest.findLastIndex((line) => SOURCE.test(line));
  const source = SOURCE.exec(rest[last] ?? "");
  const names = rest.filter((_, index) => index !== last);
  const draft = compact({
    ...emptyDraft(),
    title: clean(title),
    authors: names.map(authorOf).filter((author) => author !== undefined),
    ...(source ? sourceOf(source) : {}),
  });
  return { draft, hasSource: source !== null };
}

function sourceOf([, journal, year, extent]: RegExpExecArray): Partial<RecordDraft> {
  const [, volume, issue, pages] = EXTENT.exec(extent?.trim() ?? "") ?? [];
  const [first, last] = (pages ?? "").split(/\s*[-\u2013]\s*/);
  return {
    journal: clean(journal),
    year: Number(year),
    volume: clean(volume),
    issue: clean(issue),
    pages: pagesOf(first, last),
  };
}
