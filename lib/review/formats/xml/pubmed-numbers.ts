import {
  findTrialNumbers,
  normaliseDoi,
  normaliseIsbn,
  normaliseIssn,
  normalisePmcid,
  normalisePmid,
  uniqueIdentifiers,
} from "../../record/identifiers";
import type { Identifier, RecordDraft } from "../../record/schema";
import { all, at, attribute, type Element, inside } from "./element";
import { lineOf, textsOf } from "./text";

type Identity = Pick<RecordDraft, "doi" | "pmid" | "pmcid" | "identifiers" | "accession">;

/** By which numbers a citation is known. Those of its references stand elsewhere and are not its own. */
export function numbersOf(
  citation: Element,
  document: Element,
  data: Element,
): { identity: Identity; pii: string | undefined } {
  const ids = inside([...all(citation, "ArticleIdList"), ...all(data, "ArticleIdList")], "ArticleId");
  const idsOf = (type: string) => textsOf(ids.filter((id) => attribute(id, "IdType") === type));
  const locations = [...all(document, "ELocationID"), ...all(at(document, "Book"), "ELocationID")].filter(
    (id) => attribute(id, "ValidYN") !== "N",
  );
  const locationsOf = (type: string) => textsOf(locations.filter((id) => attribute(id, "EIdType") === type));
  const pmid = first([...textsOf(all(citation, "PMID")), ...idsOf("pubmed")], normalisePmid);
  return {
    identity: {
      doi: first([...locationsOf("doi"), ...idsOf("doi")], normaliseDoi),
      pmid,
      pmcid: first([...idsOf("pmc"), ...textsOf(all(citation, "OtherID"))], normalisePmcid),
      identifiers: identifiersOf(citation, document),
      accession: pmid ?? idsOf("bookaccession")[0],
    },
    pii: [...locationsOf("pii"), ...idsOf("pii")][0],
  };
}

function identifiersOf(citation: Element, document: Element): Identifier[] {
  const book = at(document, "Book");
  const serials = [
    ...all(at(document, "Journal"), "ISSN"),
    ...all(at(citation, "MedlineJournalInfo"), "ISSNLinking"),
  ];
  const numbered = (
    scheme: Identifier["scheme"],
    texts: readonly string[],
    form: (text: string) => string | undefined,
  ) =>
    texts.flatMap((text): Identifier[] => {
      const value = form(text);
      return value ? [{ scheme, value }] : [];
    });
  return uniqueIdentifiers([
    ...banksOf(document).flatMap(({ numbers }) => numbers.flatMap(findTrialNumbers)),
    ...numbered("issn", textsOf([...serials, ...all(book, "Issn")]), normaliseIssn),
    ...numbered("isbn", textsOf(all(book, "Isbn")), normaliseIsbn),
  ]);
}

/** Registers of trials, and archives of data, with the numbers that an article names in them. */
function banksOf(document: Element): { name: string | undefined; numbers: string[] }[] {
  return inside(all(document, "DataBankList"), "DataBank").map((bank) => ({
    name: lineOf(at(bank, "DataBankName")),
    numbers: textsOf(inside(all(bank, "AccessionNumberList"), "AccessionNumber")),
  }));
}

/** Corrections, retractions and comments, with where they stand, and what has no field of its own. */
export function notesOf(citation: Element, document: Element, pii: string | undefined): string[] {
  const linked = inside(all(citation, "CommentsCorrectionsList"), "CommentsCorrections").flatMap(linkOf);
  const banks = banksOf(document).flatMap(({ name, numbers }) => {
    const others = numbers.filter((number) => findTrialNumbers(number).length === 0);
    return others.length > 0 ? [`${name ?? "Data"}: ${others.join("; ")}`] : [];
  });
  const booked = inside(all(citation, "ArticleIdList"), "ArticleId").filter(
    (id) => attribute(id, "IdType") === "bookaccession",
  );
  return [
    ...linked,
    ...banks,
    ...textsOf(booked).map((text) => `Bookshelf: ${text}`),
    ...textsOf(all(citation, "GeneralNote")),
    ...textsOf(
      inside([...all(document, "Abstract"), ...all(citation, "OtherAbstract")], "CopyrightInformation"),
    ),
    ...(pii ? [`PII: ${pii}`] : []),
  ];
}

/** `RetractionIn` becomes "Retraction in"; what an article merely cites says nothing about it. */
function linkOf(link: Element): string[] {
  const type = attribute(link, "RefType");
  if (!type || type === "Cites") return [];
  const words = type.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  const [source, pmid] = [lineOf(at(link, "RefSource")), lineOf(at(link, "PMID"))];
  const where = [source, pmid && `PMID ${pmid}`, lineOf(at(link, "Note"))].filter(Boolean).join("; ");
  return [`${words.charAt(0).toUpperCase()}${words.slice(1)}: ${where}`];
}

function first(
  texts: readonly string[],
  normalise: (text: string) => string | undefined,
): string | undefined {
  for (const text of texts) {
    const found = normalise(text);
    if (found) return found;
  }
  return undefined;
}
