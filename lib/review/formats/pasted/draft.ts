import { uniqueIdentifiers } from "../../record/identifiers";
import { type Author, emptyDraft, type RecordDraft } from "../../record/schema";
import { authorsOf, clean, cleanList, compact } from "../printed";
import { beginsReference, FIRST_AUTHOR, identifiersIn } from "./looks";

/**
 * What a pasted reference says for sure: its identifiers, and what stands where the two usual styles put it. Where neither
 * style fits, nothing is guessed and the reference becomes a note, for people to read.
 */
export function draftOfPasted(text: string): RecordDraft {
  const { doi, pmid, pmcid, trials } = identifiersIn(text);
  const parts = partsOfReference(text);
  const url = /https?:\/\/[^\s<>"]+/i.exec(text)?.[0].replace(/[.,;)]+$/, "");
  const draft: RecordDraft = {
    ...emptyDraft(),
    ...parts,
    doi,
    pmid,
    pmcid,
    url: url && !/doi\.org\//i.test(url) ? url : undefined,
    identifiers: uniqueIdentifiers(trials),
    notes: parts.title || isBare(text) ? [] : cleanList([text]),
  };
  return compact(draft);
}

/** Whether a text is identifiers and nothing more. */
export function isBare(text: string): boolean {
  const rest = text.replace(
    /https?:\/\/\S+|10\.\d{4,9}\/\S+|\b(?:pmid|pmcid|doi|pubmed)\b|\S*\d{5,}\S*/gi,
    "",
  );
  return (rest.match(/\p{L}/gu)?.length ?? 0) < 4;
}

type Parts = Partial<
  Pick<RecordDraft, "title" | "authors" | "year" | "journal" | "volume" | "issue" | "pages" | "articleNumber">
>;

function partsOfReference(text: string): Parts {
  const line = text.replace(/\s+/g, " ").trim();
  if (!beginsReference(line)) return {};
  return apa(line) ?? vancouver(line) ?? { ...yearOnly(line), authors: firstAuthor(line) };
}

/** With whom a reference begins is certain even where nothing else is. */
function firstAuthor(line: string): Author[] {
  const name = FIRST_AUTHOR.exec(line)?.[0].replace(/[,.;:&(\s]+$|\s+(?:and|et al)$/g, "");
  return name ? people(name).slice(0, 1) : [];
}

/** The one year that a reference names, outside its identifiers. */
function yearOnly(line: string): Parts {
  const plain = line.replace(/(?:https?:|10\.\d{4,9}\/)\S+/gi, "");
  const years = new Set(plain.match(/(?<![\d-])(?:19|20)\d\d(?![\d-])/g));
  const [year] = years;
  return years.size === 1 && year ? { year: Number(year) } : {};
}

const END = String.raw`(?:[.,;]?\s*(?:doi|https?:|PMID|PMCID|Epub|Available|Retrieved)[\s\S]*)?[.\s]*$`;
const PAGES = String.raw`([A-Za-z]?\d[\dA-Za-z]*(?:\s?[-–]\s?[A-Za-z]?\d+[A-Za-z]?)?)`;
const APA = /^(.{3,2000}?)\s*\(((?:19|20)\d\d)[a-z]?(?:,[^)]{1,20})?\)\s*[.:,]?\s+(.+)$/u;
const APA_SOURCE = new RegExp(
  String.raw`^(.+?[.?!])\s+([^.]{2,150}?),\s*(\d{1,4})\s*(?:\(([^)]{1,20})\))?(?:\s*[,:]\s*(?:pp?\.\s*|Article\s+)?${PAGES})?${END}`,
  "u",
);

/** `Author, A. (2020). Title. Journal, 12(3), 4-5.` */
function apa(line: string): Parts | undefined {
  const match = APA.exec(line);
  if (!match?.[1] || !match[3]) return undefined;
  const base: Parts = { authors: people(match[1]), year: Number(match[2]) };
  const source = APA_SOURCE.exec(match[3]);
  if (!source) return { ...base, ...plainTitle(match[3]) };
  return {
    ...base,
    title: withoutPoint(source[1]),
    journal: clean(source[2]),
    volume: clean(source[3]),
    ...issueAndPages(source[4], source[5]),
  };
}

/** A title alone, where only an identifier or nothing follows it. */
function plainTitle(rest: string): Parts {
  const title = /^([^.?!]{15,300}[.?!])(?=\s|$)/u.exec(rest)?.[1];
  return title ? { title: withoutPoint(title) } : {};
}

const VANCOUVER = new RegExp(
  String.raw`^([^.]{3,2000}?(?:\s\p{Lu}{1,4}|et al|Group|Investigators|Collaborators))\.\s+(.+?[.?!])\s+([^.;]{2,120}(?:\.(?=\s?[A-Z(])[^.;]{1,60})*)\.?\s+((?:19|20)\d\d)(?:\s+[A-Z][a-z]{2}(?:[-\s]\w{1,3})*)?\s*(?:;\s*([\w ]{0,20}?)\s*(?:\(([^)]{1,30})\))?\s*(?::\s*${PAGES})?)?${END}`,
  "u",
);

/** `Author A, Other B. Title. Journal. 2020;12(3):4-5.` */
function vancouver(line: string): Parts | undefined {
  const match = VANCOUVER.exec(line);
  if (!match?.[1]) return undefined;
  return {
    authors: people(match[1]),
    title: withoutPoint(match[2]),
    journal: clean(match[3]),
    year: Number(match[4]),
    volume: clean(match[5]),
    ...issueAndPages(match[6], match[7]),
  };
}

function issueAndPages(issue: string | undefined, printed: string | undefined): Parts {
  const pages = clean(printed?.replace(/\s*[-–]\s*/g, "-"));
  const isArticle = pages !== undefined && !pages.includes("-") && /^(?:[A-Za-z]+\d{3,}|\d{5,})$/.test(pages);
  return { issue: clean(issue), ...(isArticle ? { articleNumber: pages } : { pages }) };
}

function withoutPoint(title: string | undefined): string | undefined {
  return clean(title?.replace(/\s*\.$/, ""));
}

/** Names with their initials: `Doe J, Roe K` or `Doe, J. A., & Roe, K.`; "et al" is nobody. */
function people(list: string): Author[] {
  const names = list.replace(/,?\s*(?:…|\.\.\.)\s*/g, ", ").replace(/,?\s*et al\.?\s*$/i, "");
  const paired = [...names.matchAll(/([\p{L}][\p{L}\s'’-]*?),\s*((?:\p{Lu}\.[\s-]?)+)/gu)];
  if (paired.length > 0) {
    return paired.map(([, family = "", given = ""]): Author => {
      const name = family.replace(/^(?:and|&)\s+/i, "").trim();
      return { family: name, given: given.trim() };
    });
  }
  return authorsOf(names.replace(/,?\s+(?:&|and)\s+/g, ", "));
}
