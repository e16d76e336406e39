import { bylineOf } from "./byline";
import { normaliseArxiv } from "./identifiers";
import { NOTICE, type Retraction, retractionSigns } from "./retraction";
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

/** Whether the source says that the paper was retracted. */
export function isRetracted(draft: RecordDraft): boolean {
  return retractionSigns(draft.title ?? "", retractionOf(draft)).length > 0;
}

export function retractionOf({ publicationTypes, notes }: RecordDraft): Retraction {
  return { publicationTypes, hasNotice: notes.some((note) => NOTICE.test(note)) };
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
