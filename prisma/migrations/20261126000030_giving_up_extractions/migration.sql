-- AlterTable
ALTER TABLE "extraction" ADD COLUMN     "given_up_at" TIMESTAMPTZ(6),
ADD COLUMN     "opened_at" TIMESTAMPTZ(6);

-- Comparisons that are open already opened with the second submission.
UPDATE "extraction" e SET "opened_at" = pair.at
FROM (
  SELECT review_id, report_id, max(submitted_at) AS at FROM "extraction"
  WHERE submitted_at IS NOT NULL GROUP BY review_id, report_id HAVING count(*) = 2
) pair
WHERE pair.review_id = e.review_id AND pair.report_id = e.report_id;
