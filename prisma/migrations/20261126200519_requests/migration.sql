CREATE TYPE "retrieval_outcome" AS ENUM ('retrieved', 'not_retrieved', 'waiting');
CREATE TYPE "asked_of" AS ENUM ('authors', 'library', 'other');

ALTER TABLE "retrieval"
  ADD COLUMN "outcome" "retrieval_outcome",
  ADD COLUMN "asked_of" "asked_of",
  ADD COLUMN "day" DATE;

-- An attempt without the report left it sought only while an answer was awaited.
UPDATE retrieval r SET outcome = CASE
    WHEN r.retrieved THEN 'retrieved'
    WHEN e.payload ->> 'status' = 'sought' THEN 'waiting'
    ELSE 'not_retrieved' END::retrieval_outcome
FROM decision_event e
WHERE e.kind = 'retrieval_noted' AND e.review_id = r.review_id AND (e.payload ->> 'retrievalId')::uuid = r.id;

ALTER TABLE "retrieval" ALTER COLUMN "outcome" SET NOT NULL, DROP COLUMN "retrieved";
