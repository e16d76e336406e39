import type { Author, Identifier, RecordDraft } from "../../record/schema";
import { printedNumber } from "../database-numbers";
import type { Writer } from "../format";
import { ARTICLE_NUMBER, LINKS } from "./nbib-tags";

/** The MEDLINE layout of PubMed. What it has no tag for stands in the general notes or, as ERIC does, in the locations. */
export const nbibWriter: Writer = {
  id: "nbib",
  label: "PubMed (nbib, MEDLINE)",
  extension: "nbib",
  mediaType: "application/nbib",
  async *write(drafts) {
    for await (const draft of drafts) yield `${entryOf(draft)}\r\n`;
  },
};

type Printed = [tag: string, value: string | number | undefined];

function entryOf(draft: RecordDraft): string {
  const lines: Printed[] = [
    ...sourceOf(draft),
    ["TI", draft.title],
    ...locationsOf(draft),
    ["AB", draft.abstract],
    ...draft.authors.flatMap(authorLines),
    ...each("AD", draft.affiliations),
    ...each("FED", draft.editors.map(nameOf)),
    ["LA", draft.language],
    ...draft.identifiers.map(identifierLine),
    ...each("PT", draft.publicationTypes),
    ...each("TT", draft.otherTitles),
    ["PL", draft.place],
    ["PB", draft.publisher],
    ["TA", draft.journalAbbreviation],
    ["JT", draft.journal],
    ...each("OT", [...draft.keywords, ...draft.keywordsPlus]),
    ["PMC", draft.pmcid],
    ...draft.notes.map(noteLine),
    ["GN", draft.timesCited === undefined ? undefined : `Times Cited: ${draft.timesCited}`],
  ];
  return [...headOf(draft), ...lines.filter(([, value]) => value !== undefined && value !== "")]
    .map(([tag, value]) => `${tag.padEnd(4)}- ${wrapped(String(value ?? ""))}\r\n`)
    .join("");
}

/** Owner and number are printed even when empty: without them, a PMID would speak for PubMed. */
function headOf({ pmid, database, accession }: RecordDraft): Printed[] {
  const owner: Printed = ["OWN", database === "PubMed" && pmid ? "NLM" : database];
  const number: Printed[] = accession !== pmid ? [["OID", accession]] : [];
  return pmid ? [["PMID", pmid], owner, ...number] : [owner, ...number];
}

function sourceOf(draft: RecordDraft): Printed[] {
  const { date, year } = draft;
  const isComplete = date !== undefined && (year === undefined || date.includes(String(year)));
  return [
    ["VI", draft.volume],
    ["IP", draft.issue],
    ["DP", isComplete || year === undefined ? date : date ? `${year} ${date}` : year],
    ["PG", draft.pages ?? (draft.pageCount && `${draft.pageCount} p`)],
  ];
}

function locationsOf(draft: RecordDraft): Printed[] {
  return [
    ["LID", draft.doi && `${draft.doi} [doi]`],
    ["LID", draft.articleNumber && `${draft.articleNumber}${ARTICLE_NUMBER}`],
    ...each("LID", [draft.url ?? "", ...draft.otherUrls]),
  ];
}

/** Full and short names, for programs that read only one of them. */
function authorLines(author: Author): Printed[] {
  if ("literal" in author) return [["CN", author.literal]];
  const initials = author.given?.match(/\p{L}+/gu)?.map((name) => name.slice(0, 1).toUpperCase()) ?? [];
  return [
    ["FAU", nameOf(author)],
    ["AU", `${author.family} ${initials.join("")}`.trim()],
  ];
}

function nameOf(author: Author): string {
  if ("literal" in author) return author.literal;
  return `${author.family}, ${author.given ?? ""}`.trim();
}

function identifierLine(identifier: Identifier): Printed {
  if (identifier.scheme === "issn") return ["IS", identifier.value];
  if (identifier.scheme === "isbn") return ["ISBN", identifier.value];
  return ["SI", printedNumber(identifier)];
}

function noteLine(note: string): Printed {
  const link = Object.entries(LINKS).find(([, label]) => note.startsWith(`${label}: `));
  return link && !note.includes("\n") ? [link[0], note.slice(link[1].length + 2)] : ["GN", note];
}

function each(tag: string, values: readonly string[]): Printed[] {
  return values.map((value) => [tag, value]);
}

/** A line of a text after its first one begins with a tab: PubMed's own lines are wrapped with blanks. */
function wrapped(value: string): string {
  return value.replace(/\s*(?:\r\n|\n|\r)\s*/g, "\r\n\t");
}
