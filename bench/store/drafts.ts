import { emptyDraft, type RecordDraft } from "@/lib/review/record/schema";

/** Numbers from 0 to 1 that are the same at each run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES =
  "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu za bre cli dro fla gra pri sta tro".split(
    " ",
  );

/** The words of one language: few come often, most seldom. */
const WORDS = Array.from({ length: 12_000 }, (_, rank) =>
  [rank % 29, Math.floor(rank / 29) % 29, (rank * 7) % 29].map((at) => SYLLABLES[at]).join(""),
);

/** The share of citations that another database printed before. */
const DUPLICATES = 0.3;

/**
 * Made-up citations with the fields of a database export and abstracts of some 1 500 characters, 30 in 100 of them
 * copies of an earlier one as another database would print it. Each follows from its number: none is kept.
 */
export function* madeUpDrafts(count: number, first = 0): Generator<RecordDraft> {
  for (let n = first; n < first + count; n += 1) yield draftOf(n);
}

function draftOf(n: number): RecordDraft {
  const copied = copiedBy(n);
  return copied === null ? original(n) : copyOf(original(copied), numbers(n + 7));
}

/** The number of the citation that this one is a copy of, if it is one. */
function copiedBy(n: number): number | null {
  const next = numbers(n * 2 + 1);
  if (n < 100 || next() >= DUPLICATES) return null;
  const earlier = Math.floor(next() * n);
  return copiedBy(earlier) ?? earlier;
}

function original(n: number): RecordDraft {
  const next = numbers(n * 2);
  const below = (limit: number) => Math.floor(limit * next());
  const word = () => WORDS[Math.floor(WORDS.length * next() ** 2.5)] ?? "";
  const words = (many: number) => Array.from({ length: many }, word).join(" ");
  const sentence = () => `${capital(words(12 + below(16)))}.`;
  const name = () => capital(WORDS[below(WORDS.length)] ?? "");
  const page = 1 + below(2_000);
  const journal = below(2_000);
  return {
    ...emptyDraft(),
    title: capital(words(8 + below(10))),
    authors: Array.from({ length: 1 + below(9) }, () => ({
      family: name(),
      given: `${name()} ${name()[0]}.`,
    })),
    year: 1980 + Math.floor(45 * Math.sqrt(next())),
    journal: journalOf(journal),
    volume: String(1 + below(120)),
    issue: String(1 + below(12)),
    pages: `${page}-${page + below(14)}`,
    abstract: Array.from({ length: 9 + below(6) }, sentence).join(" "),
    doi: `10.99999/made.${n}`,
    pmid: String(10_000_000 + n),
    identifiers: [{ scheme: "issn", value: issnOf(journal) }],
    keywords: Array.from({ length: 4 + below(8) }, () => words(1 + below(2))),
    language: "English",
    publicationTypes: ["Journal Article"],
    url: `https://doi.org/10.99999/made.${n}`,
    affiliations: [`Department of ${name()}, University of ${name()}, ${name()}.`],
    database: "Made up",
  };
}

function journalOf(number: number): string {
  const next = numbers(number + 1_000_000);
  const word = () => capital(WORDS[Math.floor(WORDS.length * next())] ?? "");
  return `Journal of ${word()} ${word()}`;
}

/** Seven digits and the check digit that makes them an ISSN. */
function issnOf(number: number): string {
  const digits = String(1_000_000 + number);
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (8 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return `${digits.slice(0, 4)}-${digits.slice(4)}${check === 10 ? "X" : check}`;
}

function copyOf(draft: RecordDraft, next: () => number): RecordDraft {
  const { pmid: _pmid, ...rest } = draft;
  const copy = { ...rest, title: next() < 0.2 ? draft.title?.replace(/e\b/, "es") : `${draft.title}.` };
  if (next() < 0.4) {
    delete copy.doi;
    delete copy.url;
  }
  if (next() < 0.1) delete copy.pages;
  if (next() < 0.3) copy.journal = draft.journal?.replaceAll(/\b(\w{4})\w+/g, "$1");
  return copy;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
