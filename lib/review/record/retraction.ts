import { z } from "zod";

/** What a source prints of a record that says, or may say, that the paper was retracted. */
export const retraction = z.object({
  publicationTypes: z.array(z.string()),
  /** Whether a note says "Retraction in: ...". The note itself may hold more than is for everybody. */
  hasNotice: z.boolean(),
});
export type Retraction = z.infer<typeof retraction>;

export const NOTICE = /\bretraction in\s*:/i;

/** What said that a paper was retracted, in the source's own words. */
export interface RetractionSign {
  by: "publication_type" | "title" | "note";
  said: string;
}

const IS_NOTICE = /^retraction(?: of publication| notice)?$/i;
const TYPE = /^retracted(?: publication| article)?$/i;
const TITLE_BEGINS = /^\W*(?:retracted|withdrawn)(?:\s+(?:article|paper|chapter))?\s*[:\u2013\u2014.\])-]/i;
const TITLE_HOLDS = /[([]retracted(?:\s+article)?[)\].]/i;

/**
 * What marks the paper as retracted: PubMed says it by a publication type, publishers by the title, both by a note. The
 * notice that retracts another paper is not itself retracted.
 */
export function retractionSigns(
  title: string,
  { publicationTypes, hasNotice }: Retraction,
): RetractionSign[] {
  const types = publicationTypes.map((type) => type.trim());
  if (types.some((type) => IS_NOTICE.test(type))) return [];
  const printed = TITLE_BEGINS.exec(title) ?? TITLE_HOLDS.exec(title);
  return [
    ...types.filter((type) => TYPE.test(type)).map((said) => ({ by: "publication_type" as const, said })),
    ...(printed ? [{ by: "title" as const, said: printed[0].trim() }] : []),
    ...(hasNotice ? [{ by: "note" as const, said: "Retraction in" }] : []),
  ];
}
