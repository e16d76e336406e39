import {
  type Author,
  emptyDraft,
  IDENTIFIER_SCHEMES,
  type Identifier,
  type RecordDraft,
} from "../../record/schema";
import { clean } from "../printed";
import { listOf, printedList } from "./printed-list";

/** The columns of the tables that are written here, and what stands in them. */
interface OwnColumn {
  name: string;
  print(draft: RecordDraft): string;
  /** Adds what the cell says to a draft: an object for each cell would be made for nothing but to be put together. */
  read(cell: string, draft: RecordDraft): void;
}

type TextField = {
  [K in keyof RecordDraft]-?: NonNullable<RecordDraft[K]> extends string ? K : never;
}[keyof RecordDraft];
type NumberField = "year" | "pageCount" | "timesCited";
type ListField =
  | "otherTitles"
  | "keywords"
  | "keywordsPlus"
  | "publicationTypes"
  | "otherUrls"
  | "affiliations"
  | "notes";

const text = (name: string, field: TextField): OwnColumn => ({
  name,
  print: (draft) => draft[field] ?? "",
  read: (cell, draft) => {
    const value = clean(cell);
    if (value !== undefined) draft[field] = value;
  },
});
const number = (name: string, field: NumberField): OwnColumn => ({
  name,
  print: (draft) => String(draft[field] ?? ""),
  read: (cell, draft) => {
    if (/^\d{1,9}$/.test(cell.trim())) draft[field] = Number(cell);
  },
});
const list = (name: string, field: ListField): OwnColumn => ({
  name,
  print: (draft) => printedList(draft[field]),
  read: (cell, draft) => {
    draft[field] = listOf(cell);
  },
});
const people = (name: string, field: "authors" | "editors"): OwnColumn => ({
  name,
  print: (draft) => printedList(draft[field].map(printedAuthor)),
  read: (cell, draft) => {
    draft[field] = listOf(cell).map(authorIn);
  },
});

const COLUMNS: readonly OwnColumn[] = [
  text("Title", "title"),
  list("Other titles", "otherTitles"),
  people("Authors", "authors"),
  people("Editors", "editors"),
  number("Year", "year"),
  text("Date", "date"),
  text("Journal", "journal"),
  text("Journal abbreviation", "journalAbbreviation"),
  text("Volume", "volume"),
  text("Issue", "issue"),
  text("Pages", "pages"),
  number("Page count", "pageCount"),
  text("Article number", "articleNumber"),
  text("Abstract", "abstract"),
  text("DOI", "doi"),
  text("PMID", "pmid"),
  text("PMCID", "pmcid"),
  {
    name: "Identifiers",
    print: ({ identifiers }) => printedList(identifiers.map(({ scheme, value }) => `${scheme}:${value}`)),
    read: (cell, draft) => {
      draft.identifiers = listOf(cell).flatMap(identifierIn);
    },
  },
  list("Keywords", "keywords"),
  list("Keywords Plus", "keywordsPlus"),
  text("Language", "language"),
  list("Publication types", "publicationTypes"),
  text("Publisher", "publisher"),
  text("Place", "place"),
  text("URL", "url"),
  list("Other URLs", "otherUrls"),
  list("Affiliations", "affiliations"),
  number("Times cited", "timesCited"),
  text("Accession number", "accession"),
  text("Database", "database"),
  list("Notes", "notes"),
];

export const OWN_HEADER: readonly string[] = COLUMNS.map(({ name }) => name);

/** The column of a workbook that says that a row continues the one above, and what stands in it then. */
export const CONTINUES = { name: "Continues", sign: "row above" } as const;

/** A citation as a row under `OWN_HEADER`. */
export function ownCells(draft: RecordDraft): string[] {
  return COLUMNS.map(({ print }) => print(draft));
}

/** Whether a table has every column that is written here; others may stand between them. */
export function isOwnLayout(names: readonly string[]): boolean {
  return OWN_HEADER.every((name) => names.includes(name));
}

/** What a row of such a table says: the same citation that was written. */
export function draftOfOwnRow(names: readonly string[], cells: readonly string[]): RecordDraft {
  const draft = emptyDraft();
  for (const { name, read } of COLUMNS) read(unguarded(cells[names.indexOf(name)] ?? ""), draft);
  return draft;
}

/** A spreadsheet program runs a cell that begins with one of these as a formula. */
const FORMULA = /^'*[=+\-@\t\r\n]/;

/** A cell that no spreadsheet program runs as a formula: an apostrophe goes before it, one more than there are. */
export function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** `Larch, Anna`; a name that is not split stands in braces when it holds a comma. */
function printedAuthor(author: Author): string {
  if ("literal" in author) return /[,{]/.test(author.literal) ? `{${author.literal}}` : author.literal;
  return author.given === undefined ? `${author.family},` : `${author.family}, ${author.given}`;
}

function authorIn(printed: string): Author {
  const braced = /^\{(.+)\}$/s.exec(printed)?.[1];
  const comma = printed.indexOf(",");
  if (braced || comma <= 0) return { literal: clean(braced) ?? printed };
  const given = clean(printed.slice(comma + 1));
  const family = clean(printed.slice(0, comma)) ?? printed;
  return given ? { family, given } : { family };
}

function identifierIn(printed: string): Identifier[] {
  const [, name, value] = /^([a-z]+):(.+)$/s.exec(printed) ?? [];
  const scheme = IDENTIFIER_SCHEMES.find((known) => known === name);
  const plain = clean(value);
  return scheme && plain ? [{ scheme, value: plain }] : [];
}
