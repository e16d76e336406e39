import { Prisma } from "@/lib/db/client";

/**
 * The slots of an item `i`, and after them the doubt of who checked its exclusion: one include more, said in this batch
 * and in no other. It has no slot: what is asked of slots, agreement above all, never sees it.
 */
export const votesOfItem = Prisma.sql`
  SELECT t.slot, t.person_id, t.verdict, t.reason_id, t.secondary_reason_ids, t.note, t.cast_at, t.sealed_at,
    t.sealed_verdict, t.protocol_version_id, t.event_id, false AS is_doubt
  FROM slot t WHERE t.review_id = i.review_id AND t.stage_id = i.stage_id AND t.item_id = i.id
  UNION ALL
  SELECT 4, k.reader_id, 'include'::verdict, NULL::uuid, '{}'::uuid[], x.note, x.at, x.at,
    NULL::verdict, k.protocol_version_id, x.event_id, true
  FROM checked_exclusion x JOIN quality_check k ON k.review_id = x.review_id AND k.id = x.check_id
  WHERE x.review_id = i.review_id AND x.record_id = i.id AND x.verdict = 'doubted' AND x.batch_id = i.batch_id`;
