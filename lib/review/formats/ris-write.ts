import type { Author, Identifier, RecordDraft } from "../record/schema";
import { printedNumber } from "./database-numbers";
import type { Writer } from "./format";

/** The RIS type of each publication type that has one; all else is `GEN`, or `JOUR` when a journal is known. */
const TYPES: Record<string, string> = {
  "Journal Article": "JOUR",
  "Conference Paper": "CPAPER",
  Abstract: "ABST",
  Book: "BOOK",
  "Book Chapter": "CHAP",
  Thesis: "THES",
  Report: "RPRT",
  "In Press": "INPR",
  "Newspaper Article": "NEWS",
  "Magazine Article": "MGZN",
  "Web Page": "ELEC",
};

/** RIS, for reference managers. */
export const risWriter: Writer = {
  id: "ris",
  label: "RIS",
  extension: "ris",
  mediaType: "application/x-research-info-systems",
  async *write(drafts) {
    let first = true;
    for await (const draft of drafts) {
      yield first ? entryOf(draft) : `\r\n${entryOf(draft)}`;
      first = false;
    }
  },
};

function entryOf(draft: RecordDraft): string {
  const type = draft.publicationTypes.map((each) => TYPES[each]).find((each) => each !== undefined);
  const [first, last] = (draft.pages ?? "").split("-");
  const isRange = draft.pages?.split("-").length === 2;
  const lines: [string, string | number | undefined][] = [
    ["TY", type ?? (draft.journal ? "JOUR" : "GEN")],
    ["TI", draft.title],
    ...each("TT", draft.otherTitles),
    ...each("AU", draft.authors.map(nameOf)),
    ...each("ED", draft.editors.map(nameOf)),
    ["PY", draft.year],
    ["DA", draft.date],
    ["T2", draft.journal],
    ["J2", draft.journalAbbreviation],
    ["VL", draft.volume],
    ["IS", draft.issue],
    ["SP", draft.pageCount && !draft.pages ? `${draft.pageCount} p` : isRange ? first : draft.pages],
    ["EP", isRange ? last : undefined],
    ["C7", draft.articleNumber],
    ["AB", draft.abstract],
    ["DO", draft.doi],
    ["PMID", draft.pmid],
    ["C2", draft.pmcid],
    ...draft.identifiers.map(identifierOf),
    ...each("KW", [...draft.keywords, ...draft.keywordsPlus]),
    ["LA", draft.language],
    ...each(
      "M3",
      draft.publicationTypes.filter((each) => !TYPES[each]),
    ),
    ["PB", draft.publisher],
    ["CY", draft.place],
    ...each("UR", [draft.url ?? "", ...draft.otherUrls]),
    ...each("AD", draft.affiliations),
    ["AN", draft.accession],
    ["DB", draft.database],
    ...each("N1", draft.notes),
    ["N1", draft.timesCited === undefined ? undefined : `Times Cited: ${draft.timesCited}`],
  ];
  const printed = lines.filter(([, value]) => value !== undefined && value !== "");
  return `${printed.map(([tag, value]) => `${tag}  - ${wrapped(String(value))}`).join("\r\n")}\r\nER  - \r\n`;
}

function each(tag: string, values: readonly string[]): [string, string][] {
  return values.map((value) => [tag, value]);
}

function nameOf(author: Author): string {
  if ("literal" in author) return author.literal;
  return `${author.family}, ${author.given ?? ""}`.trim();
}

function identifierOf({ scheme, value }: Identifier): [string, string] {
  return scheme === "issn" || scheme === "isbn" ? ["SN", value] : ["U2", printedNumber({ scheme, value })];
}

/** Lines of a value after its first one begin with a blank, so that none of them can pass for a tag. */
function wrapped(value: string): string {
  return value.replace(/\s*(?:\r\n|\n|\r)\s*/g, "\r\n ");
}
