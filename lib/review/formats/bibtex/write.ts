import type { RecordDraft } from "../../record/schema";
import type { Writer } from "../format";
import { latexOfText } from "./latex";
import { latexOfName } from "./names";
import { entryTypeOf, publicationTypeOf } from "./types";

/** BibTeX with the fields of BibLaTeX where BibTeX has none. */
export const bibtexWriter: Writer = {
  id: "bibtex",
  label: "BibTeX",
  extension: "bib",
  mediaType: "application/x-bibtex",
  async *write(drafts) {
    const keys = new Keys();
    for await (const draft of drafts) yield entryOf(draft, keys);
  },
};

/** Citation keys as people write them, `smith2020sleep`; the second of a name gets a number. */
class Keys {
  private readonly taken = new Map<string, number>();

  next({ authors, year, title }: RecordDraft): string {
    const [first] = authors;
    const name = first ? ("literal" in first ? first.literal : first.family) : "";
    const word = title?.match(/[\p{L}\p{N}]{4,}/u)?.[0] ?? "";
    const key = `${plain(name).slice(0, 30)}${year ?? ""}${plain(word).slice(0, 30)}` || "entry";
    const count = (this.taken.get(key) ?? 0) + 1;
    this.taken.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  }
}

function plain(word: string): string {
  return word
    .normalize("NFD")
    .replace(/[^A-Za-z0-9]/g, "")
    .toLowerCase();
}

type Field = [string, string | undefined];

function entryOf(draft: RecordDraft, keys: Keys): string {
  const type = typeOf(draft);
  const ofType = publicationTypeOf(type);
  const fields: Field[] = [
    ["title", draft.title && protectedTitle(draft.title)],
    ...numbered("origtitle", draft.otherTitles.map(latexOfText)),
    ["author", draft.authors.map(latexOfName).join(" and ")],
    ["editor", draft.editors.map(latexOfName).join(" and ")],
    ["year", draft.year?.toString()],
    [/^\d{4}(?:-\d\d){0,2}$/.test(draft.date ?? "") ? "date" : "issue_date", escaped(draft.date)],
    [type === "article" ? "journal" : "booktitle", escaped(draft.journal)],
    ["shortjournal", escaped(draft.journalAbbreviation)],
    ["volume", escaped(draft.volume)],
    ["number", escaped(draft.issue)],
    ["pages", draft.pages && latexOfText(draft.pages).replace(/-(?:\{\})?/g, "--")],
    ["pagetotal", draft.pageCount?.toString()],
    ["eid", escaped(draft.articleNumber)],
    ["publisher", escaped(draft.publisher)],
    ["address", escaped(draft.place)],
    ...identityOf(draft),
    ["keywords", draft.keywords.map(listed).join(", ")],
    ["keywords-plus", draft.keywordsPlus.map(listed).join(", ")],
    ["language", escaped(draft.language)],
    ...numbered("type", draft.publicationTypes.filter((each) => each !== ofType).map(latexOfText)),
    ...numbered("affiliation", draft.affiliations.map(listed)),
    ["times-cited", draft.timesCited?.toString()],
    ["accessionnumber", escaped(draft.accession)],
    ["database", escaped(draft.database)],
    ["abstract", draft.abstract && paragraphs(draft.abstract)],
    ...numbered("note", draft.notes.map(paragraphs)),
  ];
  const printed = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []));
  return `@${type}{${[keys.next(draft), ...printed].join(",\n")}\n}\n\n`;
}

function typeOf(draft: RecordDraft): string {
  const known = draft.publicationTypes.map(entryTypeOf).find((type) => type !== undefined);
  return known ?? (draft.journal ? "article" : "misc");
}

function identityOf({ doi, pmid, pmcid, identifiers, url, otherUrls }: RecordDraft): Field[] {
  const of = (scheme: string) =>
    identifiers.filter((each) => each.scheme === scheme).map(({ value }) => value);
  const [arxiv] = of("arxiv");
  const prefix: Record<string, string> = { wos: "WOS:", scopus: "2-s2.0-" };
  const schemes = new Set(identifiers.map(({ scheme }) => scheme).filter((scheme) => scheme !== "arxiv"));
  return [
    ["doi", doi && verbatim(doi)],
    ["pmid", pmid],
    ["pmcid", pmcid],
    ["eprint", arxiv],
    ["eprinttype", arxiv && "arxiv"],
    ...[...schemes].map(
      (scheme): Field => [
        scheme,
        of(scheme)
          .map((value) => `${prefix[scheme] ?? ""}${value}`)
          .join(", "),
      ],
    ),
    ["url", url && verbatim(url)],
    ...numbered("bdsk-url", otherUrls.map(verbatim)),
  ];
}

function escaped(text: string | undefined): string | undefined {
  return text && latexOfText(text);
}

/** Braces in an address would end its field. */
function verbatim(address: string): string {
  return address.replaceAll("{", "%7B").replaceAll("}", "%7D").replaceAll("\\", "%5C");
}

/** The first has the bare name, which every program knows. */
function numbered(name: string, values: readonly string[]): Field[] {
  return values.map((value, index) => [index === 0 ? name : `${name}-${index + 1}`, value]);
}

function listed(part: string): string {
  return /[,;]/.test(part) ? `{${latexOfText(part)}}` : latexOfText(part);
}

/** A line that begins with blanks would be read as going on the line above it. */
function paragraphs(text: string): string {
  return latexOfText(text)
    .replace(/\r\n?/g, "\n")
    .replace(/\n[ \t]+/g, "\n");
}

/** Words with capitals inside, as DNA, keep them in styles that write titles small. */
function protectedTitle(title: string): string {
  return latexOfText(title).replace(/(?<![\\\p{L}\p{N}])[\p{L}\p{N}]+\p{Lu}[\p{L}\p{N}]*/gu, "{$&}");
}
