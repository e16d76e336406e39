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
import { databaseNumber } from "../database-numbers";
import { cleanList } from "../printed";
import { serialNumber, serialsIn } from "../ris-identity";
import { all, at, type Element, inside } from "./element";
import { labelled } from "./endnote-parts";
import { lineOf, linesOf, paragraphsOf } from "./text";

type Identity = Pick<
  RecordDraft,
  "doi" | "pmid" | "pmcid" | "identifiers" | "url" | "otherUrls" | "accession" | "notes"
>;

/** By which numbers and addresses a record can be found; notes that hold such a number are no notes. */
export function identityOf(record: Element, notes: readonly string[]): Identity {
  const { written, pmid, identifiers } = numbersInNotes(notes);
  const serials = serialsOf(linesIn(all(record, "isbn")));
  const addresses = addressesOf(record);
  const accession = lineOf(at(record, "accession-num"));
  const customs = customsOf(record);
  const electronic = electronicOf(record);
  for (const text of accession ? [accession, ...addresses.all] : addresses.all)
    identifiers.push(...databaseNumber(text), ...findTrialNumbers(text));
  identifiers.push(...addresses.numbers, ...serials.numbers);
  return {
    doi: electronic.doi ?? addresses.doi,
    pmid: pmid ?? pmidOf(record, accession, addresses.all) ?? customs.pmid,
    pmcid: customs.pmcid,
    identifiers: identifiers.length > 1 ? uniqueIdentifiers(identifiers) : identifiers,
    url: addresses.web[0],
    otherUrls: addresses.web.slice(1),
    accession,
    notes: [
      ...written,
      ...labelled("ISSN or ISBN", serials.unread),
      ...labelled("Electronic resource number", electronic.unread),
      ...customs.notes,
    ],
  };
}

function linesIn(elements: readonly Element[]): string[] {
  const lines: string[] = [];
  for (const element of elements) lines.push(...linesOf(element));
  return lines;
}

function electronicOf(record: Element): { doi: string | undefined; unread: string[] } {
  const unread: string[] = [];
  let doi: string | undefined;
  for (const line of linesIn(all(record, "electronic-resource-num"))) {
    const found = normaliseDoi(line);
    doi ??= found;
    if (!found) unread.push(line);
  }
  return { doi, unread };
}

interface Noted {
  written: string[];
  pmid: string | undefined;
  identifiers: Identifier[];
}

function numbersInNotes(notes: readonly string[]): Noted {
  const noted: Noted = { written: [], pmid: undefined, identifiers: [] };
  for (const note of notes) {
    const number = numberInNote(note);
    if (!number) noted.written.push(note);
    else if (number.pmid) noted.pmid ??= number.pmid;
    else if (number.identifier) noted.identifiers.push(number.identifier);
  }
  return noted;
}

/** EndNote has no field for these: they are written as notes of their own, as `PMID: 7` or `NCT: NCT01234567`. */
function numberInNote(note: string): { pmid?: string; identifier?: Identifier } | undefined {
  const [, label, value] = (note.length < 60 && /^([A-Z]{3,8}): (\S+)$/.exec(note)) || [];
  if (!label || !value) return undefined;
  const pmid = label === "PMID" ? normalisePmid(value) : undefined;
  if (pmid) return { pmid };
  const scheme = IDENTIFIER_SCHEMES.find((each) => each.toUpperCase() === label);
  return scheme && isNormal({ scheme, value }) ? { identifier: { scheme, value } } : undefined;
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
  if (!two && !three && !five) return { notes: [] };
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
  const urls = all(at(at(record, "urls"), "related-urls"), "url").map(lineOf);
  return /embase/i.test([lineOf(at(record, "remote-database-name")), ...urls].join(" "));
}

function serialsOf(lines: readonly string[]): { numbers: Identifier[]; unread: string[] } {
  const pieces = lines.flatMap(serialsIn).filter((piece) => piece.trim());
  const numbers = pieces.map(serialNumber);
  return {
    numbers: numbers.flat(),
    unread: cleanList(pieces.filter((_, index) => numbers[index]?.length === 0)),
  };
}

interface Addresses {
  all: string[];
  web: string[];
  doi: string | undefined;
  numbers: Identifier[];
}

const ADDRESS_GROUPS = ["related-urls", "web-urls", "pdf-urls", "text-urls", "image-urls"];

/** Addresses of the web, numbers that were written as addresses, and no files of somebody's own library. */
function addressesOf(record: Element): Addresses {
  const urls = all(record, "urls");
  const printed = linesIn(inside(urls, "url"));
  for (const group of ADDRESS_GROUPS) printed.push(...linesIn(inside(inside(urls, group), "url")));
  const addresses: Addresses = { all: [], web: [], doi: undefined, numbers: [] };
  for (const line of printed) {
    for (const address of line.includes(" ") ? line.split(/\s+(?=https?:\/\/)/) : [line])
      addAddress(addresses, address);
  }
  return addresses;
}

function addAddress(addresses: Addresses, address: string): void {
  addresses.all.push(address);
  if (/^(?:(?:https?|ftp):\/\/|www\.)\S/i.test(address) && !addresses.web.includes(address))
    addresses.web.push(address);
  if (/doi\.org\/|[?&]doi=|^\s*(?:doi:\s*)?10\./i.test(address)) addresses.doi ??= normaliseDoi(address);
  const wos = /^<Go to (?:ISI|WoS)>:\/\/(?:WOS:)?(\w{15})$/i.exec(address)?.[1];
  if (wos) addresses.numbers.push({ scheme: "wos", value: wos.toUpperCase() });
  const embase = /embase\.com\/.*[?&]id=(L\d{6,12})\b/.exec(address)?.[1];
  if (embase) addresses.numbers.push({ scheme: "embase", value: embase });
}
