import type { Author, Identifier, RecordDraft } from "../../record/schema";
import { printedNumber } from "../database-numbers";
import type { Writer } from "../format";
import { isAbbreviation } from "./alternate-journal";
import { TYPES } from "./types";

/** EndNote's %-tagged text. What it has no tag for stands where EndNote users look: custom fields and notes. */
export const endnoteWriter: Writer = {
  id: "endnote",
  label: "EndNote tagged text (enw)",
  extension: "enw",
  mediaType: "application/x-endnote-refer",
  async *write(drafts) {
    for await (const draft of drafts) yield `${entryOf(draft)}\r\n`;
  },
};

type Printed = [tag: string, value: string | number | undefined];

function entryOf(draft: RecordDraft): string {
  const lines: Printed[] = [
    ...headOf(draft),
    ...sourceOf(draft),
    ["X", draft.abstract],
    ...numbersOf(draft),
    ...each("K", [...draft.keywords, ...draft.keywordsPlus]),
    ["G", draft.language],
    ["I", draft.publisher],
    ["C", draft.place],
    ...each("U", [draft.url ?? "", ...draft.otherUrls]),
    ...each("+", draft.affiliations),
    ["M", draft.accession],
    ["~", draft.database],
    ...each("Z", draft.notes),
    ["Z", draft.timesCited === undefined ? undefined : `Times Cited: ${draft.timesCited}`],
    ["Z", draft.pmid && `PMID: ${draft.pmid}`],
  ];
  return lines
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([tag, value]) => `%${tag} ${wrapped(String(value))}\r\n`)
    .join("");
}

function headOf(draft: RecordDraft): Printed[] {
  const type = draft.publicationTypes.find((each) => TYPES[each] !== undefined);
  const otherTypes = draft.publicationTypes.filter((each) => each !== type);
  return [
    ["0", type ? TYPES[type] : draft.journal ? "Journal Article" : "Generic"],
    ...each("9", otherTypes),
    ...each("A", draft.authors.map(nameOf)),
    ...each("E", draft.editors.map(nameOf)),
    ["T", draft.title],
    ...each("Q", draft.otherTitles),
    ["D", draft.year],
    ["8", draft.date],
  ];
}

/** A book or proceedings that holds the work is `%B`; a journal is `%J`. */
function sourceOf(draft: RecordDraft): Printed[] {
  const isPart = draft.publicationTypes.some((type) => /^(?:Book Chapter|Conference)/.test(type));
  const abbreviation = draft.journalAbbreviation;
  return [
    [isPart ? "B" : "J", draft.journal],
    ["O", abbreviation && (isAbbreviation(abbreviation) ? abbreviation : `Abbreviation: ${abbreviation}`)],
    ["V", draft.volume],
    ["N", draft.issue],
    ["P", draft.pages ?? (draft.pageCount && `${draft.pageCount} p`)],
    ["]", draft.articleNumber],
  ];
}

function numbersOf(draft: RecordDraft): Printed[] {
  const isSerial = ({ scheme }: Identifier) => scheme === "issn" || scheme === "isbn";
  return [
    ...each("@", draft.identifiers.filter(isSerial).map(printedNumber)),
    ["R", draft.doi],
    ["2", draft.pmcid],
    ...each("1", draft.identifiers.filter((each) => !isSerial(each)).map(printedNumber)),
  ];
}

function each(tag: string, values: readonly string[]): Printed[] {
  return values.map((value) => [tag, value]);
}

function nameOf(author: Author): string {
  if ("literal" in author) return author.literal;
  return `${author.family}, ${author.given ?? ""}`.trim();
}

/** Lines of a value after its first one begin with two blanks, so that none of them can pass for a tag. */
function wrapped(value: string): string {
  return value.replace(/\s*(?:\r\n|\n|\r)\s*/g, "\r\n  ");
}
