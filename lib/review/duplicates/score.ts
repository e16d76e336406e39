import type { PreparedRecord } from "./normalise";
import { wordsOf } from "./normalise";
import type { DuplicateBasis, DuplicateTier } from "./schema";

/** What two records are to one another, and why, in words a reviewer can check. */
export interface Verdict {
  tier: DuplicateTier;
  basis: DuplicateBasis;
  reasons: string[];
}

/** A report has one of each; two different ones are two reports, or a mistake in one of them. */
export const EXCLUSIVE_SCHEMES = ["doi", "pmid", "pmcid"] as const;

/** Years between online and print that one publication can have: by one identifier, and by title alone. */
export const WIDEST_YEAR_GAP = 2;
const WIDEST_YEAR_GAP_BY_TITLE = 1;

const SCHEME_NAMES: Record<string, string> = {
  doi: "DOI",
  pmid: "PMID",
  pmcid: "PMCID",
  arxiv: "arXiv",
  wos: "WoS",
};
const NOTICES = {
  correction: "correction",
  retraction_notice: "retraction notice",
  comment: "comment or reply",
};

/** Whether two records are the same report: surely, maybe, or not worth a look (null). */
export function scorePair(a: PreparedRecord, b: PreparedRecord): Verdict | null {
  const shared = a.identifiers.filter((identifier) => b.identifiers.includes(identifier));
  return shared.length > 0 ? byIdentifier(a, b, shared) : byTitle(a, b);
}

/**
 * Same identifier: sure when the titles agree and nothing speaks against it. Different titles on different pages
 * are two parts of a volume or supplement whose DOI both were given.
 */
function byIdentifier(a: PreparedRecord, b: PreparedRecord, shared: readonly string[]): Verdict | null {
  const agree = titlesAgree(a, b);
  const isUntitled = a.titles.length === 0 || b.titles.length === 0;
  if (!agree && !isUntitled && a.firstPage && b.firstPage && a.firstPage !== b.firstPage) return null;
  const doubts = [
    ...titleDoubts(a, b, agree),
    ...conflictingSchemes(a, b).map((scheme) => `Different ${nameOf(scheme)}`),
    ...(yearGap(a, b) > WIDEST_YEAR_GAP ? [`Years far apart: ${yearsOf(a, b)}`] : []),
  ];
  const evidence = [...shared.map(sameIdentifier), ...(agree ? ["Titles agree"] : [])];
  return {
    tier: doubts.length === 0 ? "sure" : "doubtful",
    basis: agree ? "identifier_and_title" : "identifier_only",
    reasons: [...evidence, ...doubts],
  };
}

/**
 * Same title and no common identifier: for a person, as an article and its conference abstract look like this.
 * Another volume and another page is another publication; different DOIs must be printed in the same place.
 */
function byTitle(a: PreparedRecord, b: PreparedRecord): Verdict | null {
  if (!titlesAgree(a, b) || a.kind !== b.kind || yearGap(a, b) > WIDEST_YEAR_GAP_BY_TITLE) return null;
  const conflicts = conflictingSchemes(a, b);
  const place = comparePlaces(a, b);
  const isGeneric = a.isGeneric || b.isGeneric;
  if (place === "other" || (conflicts.length > 0 && place !== "same")) return null;
  if (isGeneric && (conflicts.length > 0 || place !== "same" || yearGap(a, b) > 0)) return null;
  const reasons = ["Titles agree", "No identifier in common"];
  for (const scheme of conflicts) reasons.push(`Different ${nameOf(scheme)}`);
  if (isGeneric) reasons.push("Many publications bear this title");
  if (place === "same") reasons.push("Same volume and first page");
  if (place === "differs") reasons.push("Different volume or first page");
  if (yearGap(a, b) > 0) reasons.push(`Different years: ${yearsOf(a, b)}`);
  if (sharesNoAuthor(a, b)) reasons.push("No author in common");
  return { tier: "doubtful", basis: "title_only", reasons };
}

function titlesAgree(a: PreparedRecord, b: PreparedRecord): boolean {
  return a.titles.some((title) => b.titles.includes(title));
}

function titleDoubts(a: PreparedRecord, b: PreparedRecord, agree: boolean): string[] {
  if (a.titles.length === 0 || b.titles.length === 0) return ["A title is missing"];
  const doubts = agree ? [] : ["Titles differ"];
  if (agree && (a.isGeneric || b.isGeneric)) doubts.push("Many publications bear this title");
  if (a.kind !== b.kind) {
    const kinds = [a.kind, b.kind].filter((kind) => kind !== "article");
    for (const kind of kinds) doubts.push(`One is a ${NOTICES[kind]}`);
  }
  return doubts;
}

function conflictingSchemes(a: PreparedRecord, b: PreparedRecord): string[] {
  return EXCLUSIVE_SCHEMES.filter((scheme) => {
    const [mine, other] = [a.record[scheme], b.record[scheme]];
    return mine && other && mine !== other;
  });
}

/** `other`: another volume and another page; `differs`: one of the two, which may be a misprint. */
function comparePlaces(a: PreparedRecord, b: PreparedRecord): "same" | "differs" | "other" | "unknown" {
  if (!a.volume || !b.volume || !a.firstPage || !b.firstPage) return "unknown";
  const differing = Number(a.volume !== b.volume) + Number(a.firstPage !== b.firstPage);
  return differing === 0 ? "same" : differing === 1 ? "differs" : "other";
}

function yearGap(a: PreparedRecord, b: PreparedRecord): number {
  const [first, second] = [a.record.year, b.record.year];
  return first && second ? Math.abs(first - second) : 0;
}

function sharesNoAuthor(a: PreparedRecord, b: PreparedRecord): boolean {
  const [mine, others] = [a, b].map(({ record }) => new Set(record.authors.flatMap(wordsOf)));
  if (!mine || !others || mine.size === 0 || others.size === 0) return false;
  return [...mine].every((name) => !others.has(name));
}

function sameIdentifier(identifier: string): string {
  const [scheme = "", ...value] = identifier.split(":");
  return `Same ${nameOf(scheme)} ${value.join(":")}`;
}

function nameOf(scheme: string): string {
  return SCHEME_NAMES[scheme] ?? scheme;
}

function yearsOf(a: PreparedRecord, b: PreparedRecord): string {
  return [a.record.year, b.record.year].sort().join(" and ");
}
