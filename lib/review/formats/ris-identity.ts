import {
  findTrialNumbers,
  normaliseDoi,
  normaliseIsbn,
  normaliseIssn,
  normalisePmcid,
  normalisePmid,
  pmidOfUrl,
  uniqueIdentifiers,
} from "../record/identifiers";
import type { Identifier, RecordDraft } from "../record/schema";
import { databaseNumber } from "./database-numbers";
import type { Fields } from "./fields";
import { T } from "./ris-tags";

type Identity = Pick<RecordDraft, "doi" | "pmid" | "pmcid" | "identifiers">;

/** The identifiers of an entry, wherever its database prints them; `registered` are numbers of trials among its names. */
export function identifiersOf(read: Fields, registered: readonly string[]): Identity {
  const addresses = read.lines(T.links);
  return {
    doi: firstOf(read.all(T.doi), normaliseDoi) ?? doiElsewhere(read, addresses),
    pmid: firstOf(read.all(T.pmid), pmidOfCentral) ?? pmidOf(read, addresses),
    pmcid: firstOf(read.all(T.pmcid), normalisePmcid),
    identifiers: numbersOf(read, registered),
  };
}

function doiElsewhere(read: Fields, addresses: readonly string[]): string | undefined {
  const types = read.all(T.typeOfWork).filter((m3) => m3.includes("10."));
  const doiAddresses = addresses.filter((address) =>
    /doi\.org\/|[?&=]doi[=:]|^\s*(?:doi:\s*)?10\./i.test(address),
  );
  return firstOf([...types, ...doiAddresses], normaliseDoi);
}

/** A registered trial names its number as its accession or in its address; an abstract may name many others. */
function numbersOf(read: Fields, registered: readonly string[]): Identifier[] {
  const found: Identifier[] = [];
  // Tag by tag, so that no list is made of what several have.
  for (const tag of T.numbers) for (const text of read.linesOf(tag)) addTo(found, databaseNumber(text));
  for (const text of read.lines(T.centralNumber)) addTo(found, embaseOfCentral(text));
  for (const line of read.lines(T.serials))
    for (const text of serialsIn(line)) addTo(found, serialNumber(text));
  for (const tag of T.registered) for (const text of read.allOf(tag)) addTo(found, findTrialNumbers(text));
  for (const text of registered) addTo(found, findTrialNumbers(text));
  return uniqueIdentifiers(found);
}

function addTo(found: Identifier[], more: readonly Identifier[]): void {
  for (const one of more) found.push(one);
}

/** The numbers in a line of ISSN and ISBN. */
export function serialsIn(line: string): string[] {
  return !/[,;]|\)\s|\s\d{4}-/.test(line) ? [line] : line.split(/[,;]|(?<=\))\s+|\s+(?=\d{4}-)/);
}

/** CENTRAL prints `PUBMED 12345678` and `EMBASE 601234567`. */
function pmidOfCentral(text: string): string | undefined {
  return normalisePmid(text.replace(/^\s*PUBMED\s+/, ""));
}

function embaseOfCentral(text: string): Identifier[] {
  const number = /^\s*EMBASE (\d{6,12})\s*$/.exec(text)?.[1];
  return number ? [{ scheme: "embase", value: `L${number}` }] : [];
}

/** A number is a PMID only where its database says so; Embase has it in `C5`, Scopus in `C2`. */
function pmidOf(read: Fields, addresses: readonly string[]): string | undefined {
  const fromAddress = firstOf(addresses, pmidOfUrl);
  if (fromAddress) return fromAddress;
  const accessions = read.all(T.accession);
  const number = firstOf(accessions, normalisePmid);
  if (number === undefined && !read.has(T.embasePmid) && !read.has(T.scopusPmid)) return undefined;
  const databases = read.all(T.database).join(" ");
  const own = /Embase/i.test(databases)
    ? read.all(T.embasePmid)
    : /Scopus/i.test(databases)
      ? read.all(T.scopusPmid)
      : [];
  const fromDatabase = firstOf(own, normalisePmid);
  if (fromDatabase) return fromDatabase;
  const isMedline = /\b(?:NLM|PubMed|MEDLINE)\b/i.test(databases);
  return number && (isMedline || addresses.some(isOvidMedline)) ? number : undefined;
}

function isOvidMedline(address: string): boolean {
  return /[?&]D=(?:med|ppez|prem|pmnm|oemez)/i.test(address);
}

export function serialNumber(text: string): Identifier[] {
  const isbn = text.length < 10 ? undefined : normaliseIsbn(text);
  if (isbn) return [{ scheme: "isbn", value: isbn }];
  const issn = normaliseIssn(text);
  return issn ? [{ scheme: "issn", value: issn }] : [];
}

function firstOf<T>(texts: readonly string[], normalise: (text: string) => T | undefined): T | undefined {
  for (const text of texts) {
    const found = normalise(text);
    if (found !== undefined) return found;
  }
  return undefined;
}
