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
import type { Fields } from "./ris-fields";

type Identity = Pick<RecordDraft, "doi" | "pmid" | "pmcid" | "identifiers">;

/** The identifiers of an entry, wherever its database prints them. */
export function identifiersOf(read: Fields): Identity {
  const addresses = read.lines("UR", "L1", "L2", "L3", "L4", "LK");
  const doiAddresses = addresses.filter((address) =>
    /doi\.org\/|[?&=]doi[=:]|^\s*(?:doi:\s*)?10\./i.test(address),
  );
  const doi = firstOf(
    [...read.all("DO", "DI", "DOI"), ...read.all("M3").filter((m3) => /10\./.test(m3)), ...doiAddresses],
    normaliseDoi,
  );
  const numbered = [...read.lines("AN", "ID", "U2", "UR"), ...embaseOfCentral(read)].flatMap(databaseNumber);
  const serials = read.lines("SN").flatMap((line) => line.split(/[,;]|(?<=\))\s+|\s+(?=\d{4}-)/));
  return {
    doi,
    pmid: firstOf(read.all("PMID", "PM"), pmidOfCentral) ?? pmidOf(read, addresses),
    pmcid: firstOf(read.all("PMCID", "C2"), normalisePmcid),
    identifiers: uniqueIdentifiers([...numbered, ...serials.flatMap(serialNumber), ...trialNumbers(read)]),
  };
}

/** CENTRAL prints `PUBMED 12345678` and `EMBASE 601234567`. */
function pmidOfCentral(text: string): string | undefined {
  return normalisePmid(text.replace(/^\s*PUBMED\s+/, ""));
}

function embaseOfCentral(read: Fields): string[] {
  return read
    .lines("XR")
    .flatMap((line) => /^\s*EMBASE (\d{6,12})\s*$/.exec(line)?.[1] ?? [])
    .map((number) => `L${number}`);
}

/** A number is a PMID only where its database says so; Embase has it in `C5`, Scopus in `C2`. */
function pmidOf(read: Fields, addresses: readonly string[]): string | undefined {
  const fromAddress = firstOf(addresses, pmidOfUrl);
  if (fromAddress) return fromAddress;
  const databases = read.all("DB", "DP").join(" ");
  const isMedline = /\b(?:NLM|PubMed|MEDLINE)\b/i.test(databases);
  const own = /Embase/i.test(databases) ? read.all("C5") : /Scopus/i.test(databases) ? read.all("C2") : [];
  const fromDatabase = firstOf(own, normalisePmid);
  if (fromDatabase) return fromDatabase;
  const isOvidMedline = addresses.some((address) => /[?&]D=(?:med|ppez|prem|pmnm|oemez)/i.test(address));
  return isMedline || isOvidMedline ? firstOf(read.all("AN", "ID"), normalisePmid) : undefined;
}

export function serialNumber(text: string): Identifier[] {
  const isbn = normaliseIsbn(text);
  if (isbn) return [{ scheme: "isbn", value: isbn }];
  const issn = normaliseIssn(text);
  return issn ? [{ scheme: "issn", value: issn }] : [];
}

/** A registered trial names its number as its accession or in its address; an abstract may name many others. */
function trialNumbers(read: Fields): Identifier[] {
  return read.all("AN", "ID", "U2", "UR", "SO", "AU").flatMap(findTrialNumbers);
}

function firstOf<T>(texts: readonly string[], normalise: (text: string) => T | undefined): T | undefined {
  for (const text of texts) {
    const found = normalise(text);
    if (found !== undefined) return found;
  }
  return undefined;
}
