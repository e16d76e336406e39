import { at, attribute, type Element } from "./element";
import { lineOf } from "./text";

/** EndNote's reference types by their numbers, for files that print no name. */
const TYPES: Readonly<Record<string, string>> = {
  2: "Artwork",
  3: "Audiovisual Material",
  4: "Bill",
  5: "Book Section",
  6: "Book",
  7: "Case",
  8: "Catalog",
  9: "Computer Program",
  10: "Conference Proceedings",
  12: "Web Page",
  13: "Generic",
  14: "Hearing",
  17: "Journal Article",
  19: "Magazine Article",
  20: "Map",
  21: "Film or Broadcast",
  23: "Newspaper Article",
  24: "Pamphlet",
  25: "Patent",
  26: "Personal Communication",
  27: "Report",
  28: "Edited Book",
  31: "Statute",
  32: "Thesis",
  34: "Unpublished Work",
  36: "Manuscript",
  37: "Figure",
  38: "Chart or Table",
  39: "Equation",
  43: "Electronic Article",
  44: "Electronic Book",
  45: "Online Database",
  46: "Government Document",
  47: "Conference Paper",
  48: "Online Multimedia",
  49: "Classical Work",
  50: "Legal Rule or Regulation",
  51: "Ancient Text",
  52: "Dictionary",
  53: "Encyclopedia",
  54: "Grant",
  55: "Aggregated Database",
  56: "Blog",
  57: "Serial",
  58: "Standard",
  59: "Dataset",
  60: "Electronic Book Section",
  61: "Music",
  65: "Preprint",
};

/** The number of a reference type, as a writer needs it. */
export function numberOfType(name: string): string | undefined {
  return Object.entries(TYPES).find(([, each]) => each === name)?.[0];
}

/** The reference type in words; `Generic` says nothing. */
export function typeOf(record: Element): string | undefined {
  const element = at(record, "ref-type");
  const text = lineOf(element);
  const printed = attribute(element, "name");
  const name = printed || (text && (TYPES[text] ?? (/^\d+$/.test(text) ? undefined : text)));
  if (!name || name === "Generic") return undefined;
  return name === "Book Section" ? "Book Chapter" : name;
}

/** Parts of a record that stand directly in it. */
export const PARTS: ReadonlySet<string> = new Set(
  `abstract accession-num access-date alt-periodical auth-address auth-affiliaton call-num caption contributors custom1
  custom2 custom3 custom4 custom5 custom6 custom7 database dates edition electronic-resource-num foreign-keys isbn
  keywords label language modified-date notes num-vols number orig-pub pages periodical pub-location publisher
  rec-number ref-type remote-database-name remote-database-provider reprint-edition research-notes section source-app
  titles urls volume work-type`.split(/\s+/),
);

/** Parts that are read as fields, or that only speak of the library the file came from. */
export const ELSEWHERE: ReadonlySet<string> = new Set(
  `abstract accession-num alt-periodical auth-address contributors custom7 database dates electronic-resource-num
  foreign-keys isbn keywords language modified-date notes number orig-pub pages periodical pub-location publisher
  rec-number ref-type remote-database-name reprint-status research-notes source-app titles urls volume work-type
  custom2 custom3 custom5 remote-database-provider`.split(/\s+/),
);

export const LABELS: ReadonlyMap<string, string> = new Map([
  ["access-date", "Accessed"],
  ["num-vols", "Number of volumes"],
  ["call-num", "Call number"],
  ["auth-affiliaton", "Author affiliation"],
]);

/** Values as notes that say what they are. */
export function labelled(label: string, values: readonly (string | undefined)[]): string[] {
  const notes: string[] = [];
  for (const value of values) if (value) notes.push(`${label}: ${value}`);
  return notes;
}
