import type { PreparedRecord } from "./features";
import { compareJournals } from "./journals";
import { languageOf } from "./languages";
import { compareNames } from "./names";
import { compareTitles, isTellingWord } from "./titles";

/** The fields that are weighed, and what comparing two records can show in each. `unknown` says nothing. */
export interface Evidence {
  title: "same" | "generic" | "near" | "longer" | "similar" | "translated" | "different" | "unknown";
  names: "same" | "some" | "none" | "unknown";
  year: "same" | "next" | "other" | "unknown";
  journal: "same" | "different" | "unknown";
  volume: "same" | "different" | "unknown";
  issue: "same" | "different" | "unknown";
  page: "range" | "same" | "overlap" | "different" | "unknown";
  abstract: "same" | "similar" | "different" | "unknown";
  identifier: "same" | "different" | "both" | "unknown";
}

/** What speaks for and against two records being one, with the words and identifiers that it rests on. */
export interface Comparison {
  evidence: Evidence;
  /** Words of one title that the other has not. */
  titleWords: readonly string[];
  /** Those of them that number or date what otherwise has one title. */
  tellingWords: readonly string[];
  shared: readonly string[];
  conflicting: readonly Exclusive[];
  yearGap: number;
  /** How many pages they have in common from first to last. */
  pages: number;
}

/** A report has one of each; two different ones are two reports, or a mistake in one of them. */
export const EXCLUSIVE_SCHEMES = ["doi", "pmid", "pmcid"] as const;
type Exclusive = (typeof EXCLUSIVE_SCHEMES)[number];

export function compareRecords(a: PreparedRecord, b: PreparedRecord): Comparison {
  const shared = a.identifiers.filter((identifier) => b.identifiers.includes(identifier));
  const conflicting = EXCLUSIVE_SCHEMES.filter((scheme) => {
    const [mine, other] = [a.record[scheme], b.record[scheme]];
    return mine && other && mine !== other;
  });
  const { level, words } = titleLevel(a, b);
  const page = pageLevel(a, b);
  const yearGap = gapOf(a.record.year, b.record.year);
  return {
    evidence: {
      title: level,
      names: compareNames(a.names, b.names) ?? "unknown",
      year:
        !a.record.year || !b.record.year
          ? "unknown"
          : yearGap === 0
            ? "same"
            : yearGap === 1
              ? "next"
              : "other",
      journal: journalLevel(a, b),
      ...(isShifted(a, b) || isShifted(b, a)
        ? { volume: "same", issue: "unknown", page: "unknown" }
        : { volume: equality(a.volume, b.volume), issue: equality(a.issue, b.issue), page }),
      abstract: abstractLevel(a.abstract, b.abstract),
      identifier:
        shared.length > 0
          ? conflicting.length > 0
            ? "both"
            : "same"
          : conflicting.length > 0
            ? "different"
            : "unknown",
    },
    titleWords: words,
    tellingWords: words.filter(isTellingWord),
    shared,
    conflicting,
    yearGap,
    pages: page === "range" ? spanOf(a).last - spanOf(a).first + 1 : page === "same" ? 1 : 0,
  };
}

function titleLevel(
  a: PreparedRecord,
  b: PreparedRecord,
): { level: Evidence["title"]; words: readonly string[] } {
  if (a.titles.length === 0 || b.titles.length === 0) return { level: "unknown", words: [] };
  if (a.titles.some((title) => b.titles.includes(title))) {
    return { level: a.isGeneric || b.isGeneric ? "generic" : "same", words: [] };
  }
  const found = compareTitles(a.words, b.words);
  if (found.level !== "different") return found;
  const [language, other] = [languageOf(a.words), languageOf(b.words)];
  return language && other && language !== other ? { level: "translated", words: [] } : found;
}

function journalLevel(a: PreparedRecord, b: PreparedRecord): Evidence["journal"] {
  if (a.issns.some((issn) => b.issns.includes(issn))) return "same";
  const inFull = compareJournals(a.journal, b.journal);
  if (inFull === "same") return "same";
  const isSameOtherwise =
    compareJournals(a.journalShort, b.journal) === "same" ||
    compareJournals(a.journal, b.journalShort) === "same" ||
    compareJournals(a.journalShort, b.journalShort) === "same" ||
    compareJournals(a.meeting, b.journal) === "same" ||
    compareJournals(a.journal, b.meeting) === "same";
  return isSameOtherwise ? "same" : (inFull ?? "unknown");
}

/**
 * `range`: the same first and last page. `overlap`: one within the other, or the same last page or number.
 * Page 1 also stands where a database knows no pages yet or counts those of the article, and a locator is no page.
 */
function pageLevel(a: PreparedRecord, b: PreparedRecord): Evidence["page"] {
  if (a.firstPage === null || b.firstPage === null) return "unknown";
  const [mine, other] = [spanOf(a), spanOf(b)];
  if (a.firstPage === b.firstPage) {
    const isRange = a.lastPage !== null && a.lastPage === b.lastPage && mine.last > mine.first;
    return isRange ? "range" : "same";
  }
  if (a.firstPage === "1" || b.firstPage === "1") return "unknown";
  const [prefix, otherPrefix] = [a, b].map(({ firstPage }) => firstPage?.replace(/\d.*/, ""));
  if (a.isLocator !== b.isLocator) return mine.first === other.first ? "overlap" : "unknown";
  if (prefix !== otherPrefix && mine.first !== other.first) return "different";
  return (mine.first <= other.last && other.first <= mine.last) ||
    (a.lastPage !== null && a.lastPage === b.lastPage)
    ? "overlap"
    : "different";
}

/** Fields that an export moved by one: the volume stands as the issue, the issue as the pages. */
function isShifted(a: PreparedRecord, b: PreparedRecord): boolean {
  return (
    a.volume === null &&
    a.issue !== null &&
    a.issue === b.volume &&
    a.firstPage !== null &&
    a.firstPage === b.issue
  );
}

function spanOf({ firstPage, lastPage }: PreparedRecord): { first: number; last: number } {
  const first = Number(firstPage?.replace(/\D/g, "") ?? 0);
  return { first, last: Math.max(first, Number(lastPage ?? first)) };
}

function abstractLevel(a: Uint32Array | null, b: Uint32Array | null): Evidence["abstract"] {
  if (!a || !b) return "unknown";
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [mine, other] = [a[i] ?? 0, b[j] ?? 0];
    if (mine === other) common += 1;
    if (mine <= other) i += 1;
    if (other <= mine) j += 1;
  }
  const share = common / Math.min(a.length, b.length);
  return share >= 0.6 ? "same" : share >= 0.2 ? "similar" : "different";
}

function equality(a: string | null, b: string | null): "same" | "different" | "unknown" {
  return a === null || b === null ? "unknown" : a === b ? "same" : "different";
}

/** One identifier over one abstract by the same people: a subtitle or a series more is nothing else. */
export function isOneText({ identifier, abstract, names, title }: Evidence): boolean {
  const isTitled = title === "same" || title === "near" || title === "longer" || title === "similar";
  return isTitled && identifier === "same" && abstract === "same" && names === "same";
}

export function gapOf(a: number | null | undefined, b: number | null | undefined): number {
  return a && b ? Math.abs(a - b) : 0;
}
