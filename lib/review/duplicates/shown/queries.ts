import { Prisma } from "@/lib/db/client";
import { ownSaying } from "../../record/filling/queries";
import { retractionPrinted } from "../../record/queries";

/**
 * What is shown of a record `r` of the view `record_own` and its search `s`. Batches and states are open to all members:
 * they change when a batch opens or closes, never by a vote.
 */
export const shownOf = Prisma.sql`
  r.id AS "recordId", r.byline, s.name AS "searchName", ${ownSaying(Prisma.sql`r`)},
  ${retractionPrinted(Prisma.sql`r`)} AS retraction,
  (SELECT rs.status::text FROM record_state rs WHERE rs.review_id = r.review_id AND rs.record_id = r.id) AS status,
  (SELECT max(b.status::text) FROM stage st
    JOIN stage_item i ON i.review_id = st.review_id AND i.stage_id = st.id AND i.id = ANY(r.id || ARRAY(
      SELECT l.report_id FROM report_record l WHERE l.review_id = r.review_id AND l.record_id = r.id))
    JOIN batch b ON b.review_id = i.review_id AND b.id = i.batch_id
    WHERE st.review_id = r.review_id) AS batch,
  ARRAY(SELECT other.record_id::text FROM cluster_member own
    JOIN duplicate_cluster c ON c.review_id = own.review_id AND c.id = own.cluster_id AND c.status = 'split'
    JOIN cluster_member other ON other.review_id = own.review_id AND other.cluster_id = own.cluster_id
    WHERE own.review_id = r.review_id AND own.record_id = r.id AND other.record_id <> r.id) AS "apartFrom"`;
