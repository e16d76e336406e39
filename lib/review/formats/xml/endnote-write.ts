import type { Author, RecordDraft } from "../../record/schema";
import type { Writer } from "../format";
import { numberOfType } from "./endnote-parts";

const BEGINNING = '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n';
const END = "</records></xml>\n";

/** EndNote XML, for EndNote and what speaks to it. */
export const endNoteXmlWriter: Writer = {
  id: "endnote_xml",
  label: "EndNote XML",
  extension: "xml",
  mediaType: "application/xml",
  async *write(drafts) {
    yield BEGINNING;
    let number = 0;
    for await (const draft of drafts) {
      number += 1;
      yield recordOf(draft, number);
    }
    yield END;
  },
};

/** The parts in the order of EndNote's own document type. */
function recordOf(draft: RecordDraft, number: number): string {
  const { type, others } = typesOf(draft);
  const parts = [
    '<source-app name="Twofold">Twofold</source-app>',
    `<rec-number>${number}</rec-number>`,
    `<ref-type name="${escaped(type)}">${numberOfType(type)}</ref-type>`,
    group("contributors", [people("authors", draft.authors), people("secondary-authors", draft.editors)]),
    part("auth-address", draft.affiliations.join("\n")),
    group("titles", titlesOf(draft)),
    group("periodical", [part("full-title", draft.journal)]),
    part("pages", draft.pages ?? (draft.pageCount && `${draft.pageCount} p`)),
    part("volume", draft.volume),
    part("number", draft.issue),
    group(
      "keywords",
      [...draft.keywords, ...draft.keywordsPlus].map((each) => part("keyword", each)),
    ),
    group("dates", [part("year", draft.year), group("pub-dates", [part("date", draft.date)])]),
    part("pub-location", draft.place),
    part("publisher", draft.publisher),
    part("isbn", serials(draft).join("\n")),
    part("accession-num", draft.accession),
    part("abstract", draft.abstract),
    part("notes", notesOf(draft).join("\n\n")),
    part("work-type", others.join("\n")),
    part("custom2", draft.pmcid),
    part("custom7", draft.articleNumber),
    group("urls", [
      group(
        "related-urls",
        [draft.url, ...draft.otherUrls].map((each) => part("url", each)),
      ),
    ]),
    part("electronic-resource-num", draft.doi),
    part("remote-database-name", draft.database),
    part("language", draft.language),
  ];
  return `<record>${parts.join("")}</record>\n`;
}

/** One type is the record's; without any, a record in a journal is an article, as in RIS. */
function typesOf(draft: RecordDraft): { type: string; others: string[] } {
  const types = draft.publicationTypes.map((each) => (each === "Book Chapter" ? "Book Section" : each));
  const index = types.findIndex((each) => numberOfType(each) !== undefined);
  const others = draft.publicationTypes.filter((_, at) => at !== index);
  return { type: types[index] ?? (draft.journal ? "Journal Article" : "Generic"), others };
}

function titlesOf(draft: RecordDraft): string[] {
  return [
    part("title", draft.title),
    part("secondary-title", draft.journal),
    part("alt-title", draft.journalAbbreviation),
    ...draft.otherTitles.map((each) => part("translated-title", each)),
  ];
}

function people(name: string, authors: readonly Author[]): string {
  return group(
    name,
    authors.map((author) => part("author", nameOf(author))),
  );
}

/** A comma at the end keeps EndNote from turning a group around; a comma inside its name is doubled. */
function nameOf(author: Author): string {
  if ("family" in author) return `${author.family}, ${author.given ?? ""}`.trim();
  const { literal } = author;
  if (literal.includes(",")) return literal.replace(",", ",,");
  return /\s/.test(literal) ? `${literal},` : literal;
}

function serials(draft: RecordDraft): string[] {
  return draft.identifiers
    .filter(({ scheme }) => scheme === "issn" || scheme === "isbn")
    .map(({ value }) => value);
}

/** EndNote has one field for notes, and none for other numbers: a blank line parts them. */
function notesOf(draft: RecordDraft): string[] {
  const numbers = draft.identifiers.filter(({ scheme }) => scheme !== "issn" && scheme !== "isbn");
  return [
    ...draft.notes,
    ...(draft.pmid ? [`PMID: ${draft.pmid}`] : []),
    ...numbers.map(({ scheme, value }) => `${scheme.toUpperCase()}: ${value}`),
    ...(draft.timesCited === undefined ? [] : [`Times Cited: ${draft.timesCited}`]),
  ];
}

function part(name: string, value: string | number | undefined): string {
  if (value === undefined || value === "") return "";
  return `<${name}><style face="normal" font="default" size="100%">${escaped(String(value))}</style></${name}>`;
}

function group(name: string, parts: readonly string[]): string {
  const inner = parts.join("");
  return inner && `<${name}>${inner}</${name}>`;
}

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML has no other control characters than these; a line break is printed as EndNote prints it. */
function escaped(text: string): string {
  return text
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu, "")
    .replaceAll(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
    .replaceAll(/\r\n|\r|\n/g, "&#xD;");
}
