import {
  findTrialNumbers,
  normaliseDoi,
  normaliseIsbn,
  normaliseIssn,
  normalisePmcid,
  normalisePmid,
  pmidOfUrl,
  uniqueIdentifiers,
} from "../../record/identifiers";
import {
  type Author,
  emptyDraft,
  type Identifier,
  type RecordDraft,
  recordDraftSchema,
} from "../../record/schema";
import { withoutMarkup } from "../plain-text";
import { authorOf, clean, cleanList, compact, isPages, numberOf, yearOf } from "../printed";
import { publicationTypeOfCsl } from "./types";

type Fields = Record<string, unknown>;
type Read = { draft: RecordDraft; badYear?: string };

/** What a CSL item says about its citation, and a year that could not be read. */
export function draftOfCsl(item: Fields): Read {
  const own = ownFields(item.custom);
  const { year, date, badYear } = datesOf(item);
  const note = clean(stringsOf(item.note).join("\n"));
  const labelled = labelsOf(note);
  const journal = line(item["container-title"]) ?? line(item["collection-title"]);
  const abbreviation = line(item["container-title-short"]) ?? line(item.journalAbbreviation);
  const draft: RecordDraft = {
    ...emptyDraft(),
    title: line(item.title),
    authors: namesOf(item.author),
    editors: namesOf(item.editor),
    year,
    date,
    journal,
    journalAbbreviation: abbreviation === journal ? undefined : abbreviation,
    volume: line(item.volume),
    issue: line(item.issue) ?? (item.type === "report" ? line(item.number) : undefined),
    pages: own.articleNumber ? undefined : pagesOf(item),
    pageCount: numberOf(line(item["number-of-pages"])) || undefined,
    articleNumber: line(item["article-number"]),
    abstract: clean(withoutMarkup(stringsOf(item.abstract)[0] ?? "")),
    ...identityOf(item, labelled),
    keywords: keywordsOf(item),
    language: line(item.language),
    publicationTypes: cleanList([publicationTypeOfCsl(line(item.type)) ?? "", line(item.genre) ?? ""]),
    publisher: line(item.publisher),
    place: line(item["publisher-place"]),
    url: stringsOf(item.URL)[0],
    timesCited: numberOf(line(item["is-referenced-by-count"])),
    accession: labelled.get("accession number"),
    database: line(item.source),
    notes: cleanList([note ?? ""]),
    ...own,
  };
  return badYear ? { draft: compact(draft), badYear } : { draft: compact(draft) };
}

const ownSchema = recordDraftSchema.partial();

/** What CSL has no field for, as this product writes it. */
function ownFields(custom: unknown): Partial<RecordDraft> {
  if (typeof custom !== "object" || custom === null) return {};
  const fields = ownSchema.safeParse((custom as Fields).citation);
  return fields.success ? (fields.data as Partial<RecordDraft>) : {};
}

/** The texts in a value: Crossref prints lists where CSL has one. */
export function stringsOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return cleanList(
    values.map((each) => (typeof each === "string" ? each : typeof each === "number" ? String(each) : "")),
  );
}

export function line(value: unknown): string | undefined {
  const text = stringsOf(value)[0];
  return text && clean(withoutMarkup(text).replace(/\s+/g, " "));
}

function namesOf(value: unknown): Author[] {
  if (typeof value === "string") return [authorOf(value)].filter((author) => author !== undefined);
  if (!Array.isArray(value)) return [];
  return value.map(nameOf).filter((author) => author !== undefined);
}

function nameOf(value: unknown): Author | undefined {
  if (typeof value === "string") return authorOf(value);
  if (typeof value !== "object" || value === null) return undefined;
  const name = value as Fields;
  const part = (key: string) => line(name[key]);
  const family = clean([part("non-dropping-particle"), part("family")].filter(Boolean).join(" "));
  const first = clean([part("given"), part("dropping-particle")].filter(Boolean).join(" "));
  const given = [first, part("suffix")].filter(Boolean).join(", ");
  if (family) return given ? { family, given } : { family };
  const literal = part("literal") ?? part("name") ?? first;
  return literal ? { literal } : undefined;
}

function pagesOf(item: Fields): string | undefined {
  const printed = line(item.page)?.replace(/\s*[‐‑–—]\s*/g, "-") ?? line(item["page-first"]);
  return isPages(printed) ? printed : undefined;
}

function datesOf(item: Fields): { year?: number | undefined; date?: string | undefined; badYear?: string } {
  for (const key of ["issued", "published-print", "published", "published-online", "original-date"]) {
    const date = dateOf(item[key]);
    if (!date) continue;
    const year = yearOf(date);
    return year === undefined
      ? { date, badYear: date }
      : { year, date: date === String(year) ? undefined : date };
  }
  return {};
}

function dateOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return line(value);
  const { "date-parts": parts, raw, literal, season } = value as Fields;
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  const numbers = (Array.isArray(first) ? first : [first]).flatMap((each) => stringsOf(each));
  const printed = numbers.map((part) => part.padStart(2, "0")).join("-");
  return clean(printed) ?? line(raw) ?? line(literal) ?? line(season);
}

/** Lines as `PMID: 123` in a note, where Zotero keeps what CSL had no field for. */
function labelsOf(note: string | undefined): Map<string, string> {
  const labels = [...(note ?? "").matchAll(/^\s*([A-Za-z][A-Za-z ]{1,25}?)\s*:\s*(\S.*?)\s*$/gm)];
  return new Map(labels.map(([, label = "", value = ""]) => [label.toLowerCase(), value]));
}

function identityOf(item: Fields, labelled: ReadonlyMap<string, string>) {
  const of = (...keys: string[]) => keys.flatMap((key) => stringsOf(item[key]));
  const label = (key: string) => [labelled.get(key)].filter((value) => value !== undefined);
  const urls = of("URL");
  const doiUrls = urls.filter((url) => /doi\.org\//i.test(url));
  const serials = of("ISSN", "ISBN", "issn", "isbn").flatMap((value) => value.split(/[,;\s]+(?=\d)/));
  const archive = line(item.archive);
  const arxiv = [...label("arxiv"), ...(archive?.toLowerCase() === "arxiv" ? of("archive_location") : [])];
  return {
    doi: firstOf([...of("DOI", "doi"), ...label("doi"), ...doiUrls], normaliseDoi),
    pmid: firstOf([...of("PMID"), ...label("pmid")], normalisePmid) ?? firstOf(urls, pmidOfUrl),
    pmcid: firstOf([...of("PMCID"), ...label("pmcid")], normalisePmcid),
    identifiers: uniqueIdentifiers([
      ...serials.flatMap(serialNumber),
      ...[...urls, ...of("number", "call-number")].flatMap(findTrialNumbers),
      ...arxiv.map(
        (value): Identifier => ({
          scheme: "arxiv",
          value: value.replace(/^arxiv:/i, "").split(" ")[0] ?? value,
        }),
      ),
    ]),
  };
}

export function serialNumber(text: string): Identifier[] {
  const isbn = normaliseIsbn(text);
  if (isbn) return [{ scheme: "isbn", value: isbn }];
  const issn = normaliseIssn(text);
  return issn ? [{ scheme: "issn", value: issn }] : [];
}

function keywordsOf(item: Fields): string[] {
  const lists = [...stringsOf(item.subject), ...(Array.isArray(item.keyword) ? stringsOf(item.keyword) : [])];
  const text = typeof item.keyword === "string" ? item.keyword : "";
  return cleanList([...text.split(text.includes(";") ? ";" : ","), ...lists]);
}

export function firstOf<T>(
  texts: readonly string[],
  normalise: (text: string) => T | undefined,
): T | undefined {
  for (const text of texts) {
    const found = normalise(text);
    if (found !== undefined) return found;
  }
  return undefined;
}
