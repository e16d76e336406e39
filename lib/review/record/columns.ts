import { bylineOf } from "./byline";
import { normaliseArxiv } from "./identifiers";
import type { RecordDraft } from "./schema";

/** What lists and searches need of a citation, copied out of its draft. */
export interface RecordColumns {
  title: string;
  byline: string;
  year: number | null;
  journal: string | null;
  doi: string | null;
  pmid: string | null;
  abstract: string | null;
  retracted: boolean;
}

export function columnsOf(draft: RecordDraft): RecordColumns {
  return {
    title: draft.title ?? "",
    byline: bylineOf(draft.authors),
    year: draft.year ?? null,
    journal: draft.journal ?? draft.journalAbbreviation ?? null,
    doi: draft.doi ?? null,
    pmid: draft.pmid ?? null,
    abstract: draft.abstract ?? null,
    retracted: isRetracted(draft),
  };
}

/**
 * Whether the source says that the paper was retracted: PubMed by a publication type, publishers by the title, both by
 * a note. The notice that retracts another paper is not itself retracted.
 */
export function isRetracted({ title = "", publicationTypes, notes }: RecordDraft): boolean {
  if (publicationTypes.some((type) => /^retraction(?: of publication| notice)?$/i.test(type.trim())))
    return false;
  return (
    publicationTypes.some((type) => /^retracted(?: publication| article)?$/i.test(type.trim())) ||
    /^\W*(?:retracted|withdrawn)(?:\s+(?:article|paper|chapter))?\s*[:\u2013\u2014.\])-]/i.test(title) ||
    /[([]retracted(?:\s+article)?[)\].]/i.test(title) ||
    notes.some((note) => /\bretraction in\s*:/i.test(note))
  );
}

/** Longer ones stay in the draft; the index of identifiers could not hold them. */
const LONGEST_IDENTIFIER = 400;

/** Every identifier of a citation in normal form, each once. */
export function identifiersOf({
  doi,
  pmid,
  pmcid,
  identifiers,
  url,
}: RecordDraft): { scheme: string; value: string }[] {
  const own = Object.entries({ doi, pmid, pmcid }).flatMap(([scheme, value]) =>
    value === undefined ? [] : [{ scheme, value }],
  );
  const arxiv = normaliseArxiv(doi ?? "") ?? normaliseArxiv(url ?? "");
  if (arxiv !== undefined) own.push({ scheme: "arxiv", value: arxiv });
  const all = [...own, ...identifiers.map(({ scheme, value }) => ({ scheme: String(scheme), value }))];
  const fit = all.filter(({ value }) => value.length <= LONGEST_IDENTIFIER);
  return [...new Map(fit.map((one) => [`${one.scheme} ${one.value}`, one])).values()];
}
