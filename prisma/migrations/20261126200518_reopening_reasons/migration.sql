ALTER TABLE "resolution" ADD COLUMN "withdrawn_by" UUID, ADD COLUMN "withdrawn_reason" TEXT;

-- Who took back what before; nobody was asked why.
UPDATE resolution z SET withdrawn_by = e.actor_id
FROM decision_event e
WHERE e.kind = 'resolution_withdrawn' AND e.review_id = z.review_id AND (e.payload ->> 'resolutionId')::uuid = z.id;
