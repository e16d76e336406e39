import {
  firstPageOf,
  isColumn,
  isGenericTitle,
  kindOf,
  type PublicationKind,
  titleForms,
  titleUnderNotice,
  titleWordsOf,
  withoutAppended,
  wordsOf,
} from "../normalise";
import type { ComparedRecord } from "../schema";
import { formsOf, type PublicationForm } from "./forms";
import { hashOf } from "./hash";
import { containerOf, type Journal } from "./journals";
import { type Names, namesOf } from "./names";

/** A record with everything that comparing needs, worked out once. */
export interface PreparedRecord {
  record: ComparedRecord;
  /** Normal forms of its titles; none when it has no title. */
  titles: readonly string[];
  /** The words of its own title. */
  words: readonly string[];
  isGeneric: boolean;
  kind: PublicationKind;
  /** What else it seems to be than an article in a journal. */
  forms: readonly PublicationForm[];
  /** `scheme:value` of everything that names one publication. */
  identifiers: readonly string[];
  names: Names;
  journal: Journal | null;
  journalShort: Journal | null;
  meeting: Journal | null;
  issns: readonly string[];
  firstPage: string | null;
  lastPage: string | null;
  isLocator: boolean;
  volume: string | null;
  issue: string | null;
  /** Hashes of three words each, of the beginning of its abstract, rising. */
  abstract: Uint32Array | null;
  /** The first words of its abstract. */
  abstractStart: string | null;
}

/** Schemes that name one publication. A trial number, ISSN or ISBN is shared by many. */
const NAMING_SCHEMES: ReadonlySet<string> = new Set(["arxiv", "wos", "scopus", "embase", "openalex", "lens"]);

/** How much of an abstract is compared: its length in characters. */
export const ABSTRACT_COMPARED = 360;

/** Works out what comparing needs. */
export function prepare(record: ComparedRecord): PreparedRecord {
  const own = withoutAppended(record.title ?? "");
  const kind = kindOf(own);
  const isNotice = kind === "correction" || kind === "retraction_notice";
  // A notice is compared by the title that it is about; its kind keeps it apart.
  const about = isNotice ? titleUnderNotice(own) : own;
  const titles = [about || own, ...(record.otherTitles ?? [])].flatMap(titleForms);
  const words = titleWordsOf(about || own);
  const container = containerOf(record.journal);
  const abstractWords = abstractWordsOf(record.abstract ?? "");
  return {
    record,
    titles: [...new Set(titles)],
    words,
    isGeneric: titles.some(isGenericTitle) || isColumn(words),
    kind,
    forms: formsOf(record, container.forms),
    identifiers: identifiersOf(record),
    names: namesOf(record.authors, record.givenNames),
    journal: container.journal,
    meeting: container.meeting,
    journalShort: containerOf(record.journalAbbreviation).journal,
    issns: record.identifiers.flatMap(({ scheme, value }) => (scheme === "issn" ? value : [])),
    ...placeOf(record),
    abstract: abstractWords.length < 12 ? null : shinglesOf(abstractWords),
    abstractStart: abstractWords.length < 12 ? null : abstractWords.slice(0, 12).join(" "),
  };
}

function placeOf({ pages, volume, issue, year }: ComparedRecord) {
  const firstPage = firstPageOf(pages ?? "");
  const last = /[-–—]+\s*[a-z]*(\d+)\s*[a-z]?\s*$/i.exec(pages ?? "")?.[1];
  const digits = firstPage?.replace(/\D/g, "") ?? "";
  return {
    firstPage,
    // `e123`, `a1754`: a number that the print does not have. In capitals it is a page of a supplement.
    isLocator: /^\s*(?:e|[a-z](?=\d{3}))\d/.test(pages ?? ""),
    lastPage: firstPage && last ? digits.slice(0, Math.max(0, digits.length - last.length)) + last : null,
    // Where a journal counts no volumes, the year stands for one in some databases.
    volume: year && volume?.trim() === String(year) ? null : numberOf(volume),
    issue: monthOf(issue) ?? numberOf(issue),
  };
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** `May` and `5` are one issue of a magazine. */
function monthOf(text: string | null | undefined): string | null {
  const [word = ""] = /^\p{L}+$/u.exec(text?.trim() ?? "") ?? [];
  const month = word.length < 3 ? -1 : MONTHS.indexOf(word.slice(0, 3).toLowerCase());
  return month === -1 ? null : String(month + 1);
}

/** What stands for the volume of an article that has none yet. */
const NOT_PRINTED = /no pagination|in press|ahead of print|\bonline\b/i;

/** `Vol. 12`, `12 (Suppl 1)` and `12` are one volume; a supplement is another issue. */
function numberOf(text: string | null | undefined): string | null {
  // `1)` is what an export left of `50(SUPPL. 1)`.
  if (!text?.trim() || /^[^(]*\)/.test(text) || NOT_PRINTED.test(text)) return null;
  const digits = /\d+/.exec(text)?.[0].replace(/^0+(?=\d)/, "");
  return digits ?? (wordsOf(text).join(" ") || null);
}

const HEADINGS = new Set(
  "abstract background objective objectives aim aims purpose introduction context importance summary of the review study design methods".split(
    " ",
  ),
);

/** Some databases put the summary for lay people first, others leave it out: it tells nothing of the abstract. */
const LAY_SUMMARY = /^\W*(?:simple|lay|plain language) summary\b/i;

function abstractWordsOf(abstract: string): string[] {
  if (LAY_SUMMARY.test(abstract)) return [];
  const words = wordsOf(abstract.slice(0, ABSTRACT_COMPARED));
  const from = words.findIndex((word) => !HEADINGS.has(word));
  // The last word may be cut off.
  return from === -1 ? [] : words.slice(from, -1).slice(0, 60);
}

function shinglesOf(words: readonly string[]): Uint32Array {
  const hashes = words.map(hashOf);
  const shingles = new Uint32Array(Math.max(0, hashes.length - 2));
  for (let at = 0; at < shingles.length; at += 1) {
    shingles[at] =
      Math.imul(Math.imul(hashes[at] ?? 0, 31) + (hashes[at + 1] ?? 0), 31) + (hashes[at + 2] ?? 0);
  }
  return shingles.sort();
}

function identifiersOf({ doi, pmid, pmcid, identifiers }: ComparedRecord): string[] {
  const own = Object.entries({ doi, pmid, pmcid }).flatMap(([scheme, value]) =>
    value ? [`${scheme}:${value}`] : [],
  );
  const others = identifiers
    .filter(({ scheme }) => NAMING_SCHEMES.has(scheme))
    .map(({ scheme, value }) => `${scheme}:${value}`);
  return [...new Set([...own, ...others])];
}
