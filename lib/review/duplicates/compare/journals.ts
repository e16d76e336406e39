import { wordsOf } from "../normalise";
import { formsOfJournal, type PublicationForm } from "./forms";

const SMALL = new Set(
  "the of and for in on a an to de la le des du der die das und et y e el los las del di della & official journal's".split(
    " ",
  ),
);

/** What tells journals apart, whether printed in full or abbreviated. */
export interface Journal {
  words: readonly string[];
  joined: string;
  /** `ecis` of "European Conference on Information Systems". */
  initials: string;
}

const CONFERENCE = /(?<=\w)\W*\bconference\s*:\s*/i;
const VOLUMES = /,?\s*\bvols?\.?\s+\d+.*$/i;
const EDITION = /^(?:(?:19|20)\d\d|\d+(?:st|nd|rd|th)|proceedings|proc|annual|conference|conf)$/;

/** A name in a record's journal field: a journal's, a meeting's, or that of a journal's supplement with a meeting. */
export interface Container {
  journal: Journal | null;
  meeting: Journal | null;
  /** What it says of the form of publication. */
  forms: readonly PublicationForm[];
}

const NOTHING: Container = { journal: null, meeting: null, forms: [] };
const KNOWN = new Map<string, Container>();
const MOST_KNOWN = 20_000;

/**
 * Names without what databases append: a place, an edition, a subtitle. Few journals print most records, so what was
 * worked out is kept.
 */
export function containerOf(name: string | null | undefined): Container {
  if (!name) return NOTHING;
  const known = KNOWN.get(name);
  if (known) return known;
  const [journal = "", meeting = ""] = name.split(CONFERENCE);
  const container = {
    journal: formOf(journal.replace(/\W+conference\s*$/i, "")),
    meeting: formOf(meeting),
    forms: formsOfJournal(name),
  };
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(name, container);
  return container;
}

function formOf(name: string): Journal | null {
  const plain = name
    .replace(/[([].*?[)\]]/g, " ")
    .replace(VOLUMES, "")
    .replace(/\s[:=]\s.*$|\s--?\s.*$/, "");
  const all = wordsOf(plain);
  const telling = all.filter((word) => !SMALL.has(word) && !EDITION.test(word));
  const words = telling.length > 0 ? telling : all;
  const initials = all
    .filter((word) => !SMALL.has(word) && !/^\d/.test(word))
    .map((word) => word[0])
    .join("");
  return words.length === 0 ? null : { words, joined: words.join(""), initials };
}

/** The same journal, as far as names show it: equal, abbreviated word by word, or by initials. */
export function compareJournals(a: Journal | null, b: Journal | null): "same" | "different" | null {
  if (!a || !b) return null;
  if (a.joined === b.joined) return "same";
  const [short, long] = a.joined.length <= b.joined.length ? [a, b] : [b, a];
  if (isAbbreviation(short.words, long.words) || isInitials(short, long)) return "same";
  // A subtitle or a series that one database appends.
  const isBeginning = short.joined.length >= 8 && long.joined.startsWith(short.joined);
  return isBeginning ? "same" : "different";
}

/** `J Clin Oncol`: each word abbreviates the one in its place; words of the long form may be left out, but few. */
function isAbbreviation(short: readonly string[], long: readonly string[]): boolean {
  if (short.length > long.length || long.length - short.length > Math.max(1, long.length / 3)) return false;
  let at = 0;
  for (const word of short) {
    while (at < long.length && !abbreviates(word, long[at] ?? "")) at += 1;
    if (at === long.length) return false;
    at += 1;
  }
  return short.length > 1 || long.length === 1;
}

/** `oncol` for `oncology`, `natl` for `national`, `intl` for `international`. */
function abbreviates(short: string, long: string): boolean {
  if (long.startsWith(short)) return true;
  if (short[0] !== long[0] || short.length < 3) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** `JAMA`, `BMJ`, `PNAS`. */
function isInitials(short: Journal, long: Journal): boolean {
  if (short.words.length !== 1 || long.initials.length < 2 || short.joined.length < 2) return false;
  return (
    long.initials.startsWith(short.joined) || long.words.map((word) => word[0]).join("") === short.joined
  );
}
