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
import { IDENTIFIER_SCHEMES, type Identifier, type RecordDraft } from "../../record/schema";
import { cleanList } from "../printed";
import { databaseNumber, serialNumber } from "../ris-draft";
import { all, at, type Element, inside } from "./element";
import { labelled } from "./endnote-parts";
import { lineOf, linesOf, paragraphsOf } from "./text";

type Identity = Pick<
  RecordDraft,
  "doi" | "pmid" | "pmcid" | "identifiers" | "url" | "otherUrls" | "accession" | "notes"
>;

/** By which numbers and addresses a record can be found; notes that hold such a number are no notes. */
export function identityOf(record: Element, notes: readonly string[]): Identity {
  const noted = notes.map(numberInNote);
  const lines = (name: string) => all(record, name).flatMap(linesOf);
  const electronic = lines("electronic-resource-num");
  const serials = serialsOf(lines("isbn"));
  const addresses = addressesOf(record);
  const accession = lineOf(at(record, "accession-num"));
  const customs = customsOf(record);
  const dois = electronic.map(normaliseDoi);
  const doi = dois.find(Boolean) ?? addresses.dois.map(normaliseDoi).find(Boolean);
  const numbers = [accession ?? "", ...addresses.all].flatMap((text) => [
    ...databaseNumber(text.replace(/^ISI:/, "WOS:")),
    ...findTrialNumbers(text),
  ]);
  return {
    doi,
    pmid:
      noted.map((each) => each?.pmid).find(Boolean) ??
      pmidOf(record, accession, addresses.all) ??
      customs.pmid,
    pmcid: customs.pmcid,
    identifiers: uniqueIdentifiers([
      ...numbers,
      ...addresses.numbers,
      ...serials.numbers,
      ...noted.flatMap((each) => each?.identifier ?? []),
    ]),
    url: addresses.web[0],
    otherUrls: addresses.web.slice(1),
    accession,
    notes: [
      ...notes.filter((_, index) => noted[index] === undefined),
      ...labelled("ISSN or ISBN", serials.unread),
      ...labelled(
        "Electronic resource number",
        electronic.filter((_, index) => dois[index] === undefined),
      ),
      ...customs.notes,
    ],
  };
}

/** EndNote has no field for these: they are written as notes of their own, as `PMID: 7` or `NCT: NCT01234567`. */
function numberInNote(note: string): { pmid?: string; identifier?: Identifier[] } | undefined {
  const [, label, value] = (note.length < 60 && /^([A-Z]{3,8}): (\S+)$/.exec(note)) || [];
  if (!label || !value) return undefined;
  const pmid = label === "PMID" ? normalisePmid(value) : undefined;
  if (pmid) return { pmid };
  const scheme = IDENTIFIER_SCHEMES.find((each) => each.toUpperCase() === label);
  return scheme && isNormal({ scheme, value }) ? { identifier: [{ scheme, value }] } : undefined;
}

function isNormal({ scheme, value }: Identifier): boolean {
  if (scheme === "issn") return normaliseIssn(value) === value;
  if (scheme === "isbn") return normaliseIsbn(value) === value;
  return /^[\w./-]{4,40}$/.test(value);
}

/** A number is a PMID only where its database says so. */
function pmidOf(
  record: Element,
  accession: string | undefined,
  addresses: readonly string[],
): string | undefined {
  const fromAddress = addresses.map(pmidOfUrl).find((found) => found !== undefined);
  if (fromAddress) return fromAddress;
  const databases = ["remote-database-name", "remote-database-provider"]
    .map((name) => lineOf(at(record, name)))
    .join(" ");
  return accession && /\b(?:NLM|PubMed|MEDLINE)\b/i.test(databases) ? normalisePmid(accession) : undefined;
}

/** Custom fields as databases use them: 2 holds a PMCID; 3 (Cochrane) and 5 (Embase) a PMID. */
function customsOf(record: Element): {
  pmid?: string | undefined;
  pmcid?: string | undefined;
  notes: string[];
} {
  const text = (name: string) => paragraphsOf(at(record, name));
  const [two, three, five] = [text("custom2"), text("custom3"), text("custom5")];
  const pmcid = two && /^PMC\s?\d+(?:\.\d+)?$/i.test(two) ? normalisePmcid(two) : undefined;
  const cochrane = /^PUBMED (\d{1,8})$/i.exec(three ?? "")?.[1];
  const embase = five && /^\d{7,8}$/.test(five) && isFromEmbase(record) ? five : undefined;
  return {
    pmcid,
    pmid: [cochrane, embase].map((each) => each && normalisePmid(each)).find(Boolean) || undefined,
    notes: [
      ...labelled("Custom 2", pmcid ? [] : [two]),
      ...labelled("Custom 3", cochrane ? [] : [three]),
      ...labelled("Custom 5", embase ? [] : [five]),
    ],
  };
}

function isFromEmbase(record: Element): boolean {
  const urls = all(at(record, "urls", "related-urls"), "url").map(lineOf);
  return /embase/i.test([lineOf(at(record, "remote-database-name")), ...urls].join(" "));
}

function serialsOf(lines: readonly string[]): { numbers: Identifier[]; unread: string[] } {
  const pieces = lines
    .flatMap((line) => line.split(/[,;]|(?<=\))\s+|\s+(?=\d{4}-)/))
    .filter((piece) => piece.trim());
  const numbers = pieces.map(serialNumber);
  return {
    numbers: numbers.flat(),
    unread: cleanList(pieces.filter((_, index) => numbers[index]?.length === 0)),
  };
}

interface Addresses {
  all: string[];
  web: string[];
  dois: string[];
  numbers: Identifier[];
}

/** Addresses of the web, numbers that were written as addresses, and no files of somebody's own library. */
function addressesOf(record: Element): Addresses {
  const groups = ["related-urls", "web-urls", "pdf-urls", "text-urls", "image-urls"];
  const urls = all(record, "urls");
  const inGroups = groups.flatMap((group) => inside(inside(urls, group), "url"));
  const printed = [...inGroups, ...inside(urls, "url")]
    .flatMap(linesOf)
    .flatMap((line) => line.split(/\s+(?=https?:\/\/)/));
  const wos = printed.flatMap((each) => /^<Go to (?:ISI|WoS)>:\/\/(?:WOS:)?(\w{15})$/i.exec(each)?.[1] ?? []);
  const embase = printed.flatMap((each) => /embase\.com\/.*[?&]id=(L\d{6,12})\b/.exec(each)?.[1] ?? []);
  return {
    all: printed,
    web: cleanList(printed).filter((each) => /^(?:(?:https?|ftp):\/\/|www\.)\S/i.test(each)),
    dois: printed.filter((each) => /doi\.org\/|[?&]doi=|^\s*(?:doi:\s*)?10\./i.test(each)),
    numbers: [
      ...wos.map((value): Identifier => ({ scheme: "wos", value: value.toUpperCase() })),
      ...embase.map((value): Identifier => ({ scheme: "embase", value })),
    ],
  };
}
