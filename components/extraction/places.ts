import type { Section } from "@/lib/review/extraction/lists";
import { findQuote } from "@/lib/review/extraction/quote";
import type { ReportSource } from "@/lib/review/extraction/shapes";

/** A text that quotes are taken from: title, abstract, or a page of a PDF. */
export interface Place {
  key: string;
  section: "title" | "abstract" | "page";
  page: number | null;
  sha256: string | null;
  text: string;
}

/** A quote with where it was taken from, as a claim keeps it. */
export interface Quoted {
  quote: string;
  section: Section;
  page: number | null;
  charStart: number | null;
  charEnd: number | null;
  fileSha256: string | null;
}

export const NO_QUOTE: Quoted = {
  quote: "",
  section: "abstract",
  page: null,
  charStart: null,
  charEnd: null,
  fileSha256: null,
};

/** The texts of a report in reading order. */
export function placesOf({ sections, pages }: ReportSource): Place[] {
  return [
    ...sections
      .filter(({ text }) => text !== "")
      .map(({ section, recordId, text }) => ({
        ...{ key: `${section} ${recordId}`, section, text },
        ...{ page: null, sha256: null },
      })),
    ...pages.map(({ sha256, page, text }) => ({
      ...{ key: `${sha256} ${page}`, section: "page" as const, page, sha256, text },
    })),
  ];
}

/** A stretch of a place as a quote; white space at its edges does not belong to it. */
export function quoteAt(place: Place, from: number, to: number, section: Section): Quoted {
  const raw = place.text.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const quote = raw.trim();
  return {
    quote,
    section: sectionOf(place, section),
    page: place.page,
    charStart: start,
    charEnd: start + quote.length,
    fileSha256: place.sha256,
  };
}

/** Words marked in a PDF, as a quote of the page they begin on. Where the page is not read, it is said and no more. */
export function quoteOnPage(
  places: readonly Place[],
  sha256: string,
  { text, page, from, to }: { text: string; page: number; from: number; to: number },
  section: Section,
): Quoted {
  const place = places.find((each) => each.sha256 === sha256 && each.page === page);
  const there = place && findQuote(place.text.slice(from, to), text) ? { start: from, end: to } : null;
  const found = place && (there ?? findQuote(place.text, text));
  if (place && found) return { ...quoteAt(place, found.start, found.end, section), quote: text };
  const onPage = { key: "", section: "page" as const, page, sha256, text };
  return { ...quoteAt(onPage, 0, text.length, section), charStart: null, charEnd: null };
}

/** The quote of a claim with its place, without the rest. */
export function quoteOf({ quote, section, page, charStart, charEnd, fileSha256 }: Quoted): Quoted {
  return { quote, section, page, charStart, charEnd, fileSha256 };
}

function sectionOf({ section }: Place, chosen: Section): Section {
  if (section !== "page") return section;
  return chosen === "title" || chosen === "abstract" ? "results" : chosen;
}

export interface FoundQuote {
  place: Place;
  start: number;
  end: number;
}

/** Where a quote stands: at its own place first, else the first place that has it. */
export function findPlace(quoted: Quoted, places: readonly Place[]): FoundQuote | null {
  if (quoted.quote.trim().length < 10) return null;
  const own = places.find((place) => isAt(quoted, place));
  for (const place of own ? [own, ...places] : places) {
    const { charStart, charEnd } = quoted;
    if (place === own && charStart !== null && charEnd !== null) {
      if (findQuote(place.text.slice(charStart, charEnd), quoted.quote))
        return { place, start: charStart, end: charEnd };
    }
    const found = findQuote(place.text, quoted.quote);
    if (found) return { place, ...found };
  }
  return null;
}

function isAt({ section, page, fileSha256 }: Quoted, place: Place): boolean {
  if (place.section === "page") return place.page === page && place.sha256 === fileSha256;
  return page === null && place.section === section;
}

/** The quote with the place it was found at; one that is nowhere keeps what was said of it. */
export function located(quoted: Quoted, found: FoundQuote | null): Quoted {
  if (!found) return quoted;
  const at = quoteAt(found.place, found.start, found.end, quoted.section);
  return { ...at, quote: quoted.quote.trim() };
}
