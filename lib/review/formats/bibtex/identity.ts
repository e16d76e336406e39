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
  IDENTIFIER_SCHEMES,
  type Identifier,
  type IdentifierScheme,
  type RecordDraft,
} from "../../record/schema";
import type { Source } from "./source";

/** The numbers of an entry, in normal form. */
export function identityOf(source: Source): Pick<RecordDraft, "doi" | "pmid" | "pmcid" | "identifiers"> {
  const addresses = source.verbatim("url", "link", "ee", "howpublished");
  const doiAddresses = addresses.filter((address) => /doi\.org\/|[?&]doi=/i.test(address));
  const eprint = eprintOf(source);
  const labelled = source.lines("note", "annote").flatMap(labelledPmid);
  const pmids = [...source.verbatim("pmid", "pubmed_id", "pubmedid", "pubmed"), ...eprint.pmid];
  return {
    doi: firstOf([...source.verbatim("doi"), ...doiAddresses], normaliseDoi),
    pmid: firstOf(pmids, normalisePmid) ?? firstOf(addresses, pmidOfUrl) ?? firstOf(labelled, normalisePmid),
    pmcid: firstOf([...source.verbatim("pmcid", "pmc"), ...addresses], normalisePmcid),
    identifiers: uniqueIdentifiers([
      ...schemesOf(source),
      ...eprint.arxiv.map((value): Identifier => ({ scheme: "arxiv", value })),
      ...databaseNumbers(source, addresses),
      ...serialNumbers(source),
      ...addresses.flatMap(findTrialNumbers),
    ]),
  };
}

function labelledPmid(note: string): string[] {
  const number = /\bPMID:?\s*(\d{1,9})\b/i.exec(note)?.[1];
  return number ? [number] : [];
}

function eprintOf(source: Source): { arxiv: string[]; pmid: string[] } {
  const type = source.line("eprinttype", "archiveprefix")?.toLowerCase() ?? "";
  const numbers = source.verbatim("eprint");
  const looks = (value: string) =>
    /^(?:arxiv:)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/i.test(value);
  if (type === "pubmed" || type === "pmid") return { arxiv: [], pmid: numbers };
  const arxiv = type === "arxiv" ? numbers : type === "" ? numbers.filter(looks) : [];
  return { arxiv: arxiv.map((value) => value.replace(/^arxiv:\s*/i, "").replace(/v\d+$/, "")), pmid: [] };
}

/** Fields that have the name of a register or a database. */
const NAMED: readonly IdentifierScheme[] = IDENTIFIER_SCHEMES.filter(
  (scheme) => !["issn", "isbn", "wos", "scopus"].includes(scheme),
);

function schemesOf(source: Source): Identifier[] {
  return NAMED.flatMap((scheme) =>
    source
      .verbatim(scheme)
      .flatMap((value) => value.split(/[,;\s]+/))
      .filter((value) => value.length < 60 && /\d/.test(value))
      .map((value): Identifier => ({ scheme, value })),
  );
}

function databaseNumbers(source: Source, addresses: readonly string[]): Identifier[] {
  const wos = [...source.verbatim("unique-id", "wos"), source.entry.key]
    .map((value) => /(?:WOS|ISI):(\w{10,20})$/i.exec(value)?.[1]?.toUpperCase())
    .filter((value) => value !== undefined);
  const scopus = [...addresses, ...source.verbatim("scopus", "eid")]
    .map((value) => /2-s2\.0-(\d{8,12})(?!\d)/.exec(value)?.[1])
    .filter((value) => value !== undefined);
  return [
    ...wos.map((value): Identifier => ({ scheme: "wos", value })),
    ...scopus.map((value): Identifier => ({ scheme: "scopus", value })),
  ];
}

function serialNumbers(source: Source): Identifier[] {
  const parts = source
    .verbatim("issn", "eissn", "e-issn", "issn-l", "isbn", "serial")
    .flatMap((value) => value.split(/[,;]|(?<=\))\s+|\s+(?=\d{4}-?\d{3}[\dxX])/));
  return parts.flatMap((part): Identifier[] => {
    const isbn = normaliseIsbn(part);
    if (isbn) return [{ scheme: "isbn", value: isbn }];
    const issn = normaliseIssn(part);
    return issn ? [{ scheme: "issn", value: issn }] : [];
  });
}

function firstOf<T>(texts: readonly string[], normalise: (text: string) => T | undefined): T | undefined {
  for (const text of texts) {
    const found = normalise(text);
    if (found !== undefined) return found;
  }
  return undefined;
}
