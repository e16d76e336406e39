import type { Prisma, Transaction } from "@/lib/db/client";
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
  const rows = await client.$queryRaw<(Omit<StoredClaim, "body"> & { body: unknown })[]>`
    SELECT c.id, c.report_id AS "reportId", c.study_id AS "studyId", c.person_id AS "personId",
      c.proposition_id AS "propositionId", c.card_id AS "cardId", c.quote_found AS "quoteFound",
      c.chosen_from::text AS "chosenFrom", c.from_claim_ids AS "fromClaimIds", c.removed_at AS "removedAt",
      c.details || jsonb_build_object('polarity', c.polarity, 'epistemic', c.epistemic, 'quote', c.quote,
        'section', c.section, 'page', c.page, 'charStart', c.char_start, 'charEnd', c.char_end,
        'fileSha256', c.sha256) AS body
    FROM claim c WHERE c.review_id = ${reviewId}::uuid AND ${condition}
    ORDER BY c.at, c.id`;
  return rows.map(({ body, ...row }) => ({ ...row, body: ClaimBody.parse(body) }));
}
