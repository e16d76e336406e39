import { Prisma, type Transaction } from "@/lib/db/client";
import { type ChosenFrom, ClaimBody } from "../events";

/** A claim's row in the words of an extractor. */
export interface StoredClaim {
  id: string;
  reportId: string;
  studyId: string | null;
  personId: string;
  propositionId: string;
  cardId: string | null;
  quoteFound: boolean;
  chosenFrom: ChosenFrom | null;
  fromClaimIds: string[];
  removedAt: Date | null;
  body: ClaimBody;
}

/** Claims `c` under a condition, in the order in which they were entered. */
export async function readClaims(
  client: Transaction,
  reviewId: string,
  condition: Prisma.Sql,
): Promise<StoredClaim[]> {
  const [row] = await client.$queryRaw<
    { claims: ClaimRow[] }[]
  >`SELECT ${claimsPart(reviewId, condition)} AS claims`;
  return (row?.claims ?? []).map(toClaim);
}

/** A claim as a statement that reads more than claims carries it along. */
export interface ClaimRow extends Omit<StoredClaim, "body" | "removedAt"> {
  removedAt: string | null;
  body: unknown;
}

/** An array of `ClaimRow` in SQL. */
export function claimsPart(reviewId: string, condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'reportId', c.report_id,
      'studyId', c.study_id, 'personId', c.person_id, 'propositionId', c.proposition_id, 'cardId', c.card_id,
      'quoteFound', c.quote_found, 'chosenFrom', c.chosen_from, 'fromClaimIds', c.from_claim_ids,
      'removedAt', c.removed_at, 'body', c.details || jsonb_build_object('polarity', c.polarity,
        'epistemic', c.epistemic, 'quote', c.quote, 'section', c.section, 'page', c.page, 'charStart', c.char_start,
        'charEnd', c.char_end, 'fileSha256', c.sha256)) ORDER BY c.at, c.id), '[]')
    FROM claim c WHERE c.review_id = ${reviewId}::uuid AND ${condition})`;
}

export function toClaim({ body, removedAt, ...row }: ClaimRow): StoredClaim {
  return { ...row, removedAt: removedAt === null ? null : new Date(removedAt), body: ClaimBody.parse(body) };
}
