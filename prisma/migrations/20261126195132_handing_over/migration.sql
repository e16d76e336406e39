-- CreateTable
CREATE TABLE "slot_reassignment" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "from_person_id" UUID NOT NULL,
    "to_person_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "slots" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "returned_at" TIMESTAMPTZ(6),

    CONSTRAINT "slot_reassignment_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateIndex
CREATE INDEX "slot_reassignment_review_id_batch_id_idx" ON "slot_reassignment"("review_id", "batch_id");

-- AddForeignKey
ALTER TABLE "slot_reassignment" ADD CONSTRAINT "slot_reassignment_review_id_batch_id_fkey" FOREIGN KEY ("review_id", "batch_id") REFERENCES "batch"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was handed over before this table was there, and who has to submit again since.
INSERT INTO slot_reassignment (review_id, id, batch_id, from_person_id, to_person_id, actor_id, slots, at)
SELECT review_id, id, (payload ->> 'batchId')::uuid, (payload ->> 'from')::uuid, (payload ->> 'to')::uuid, actor_id,
  jsonb_array_length(payload -> 'slots'), at
FROM decision_event WHERE kind = 'slots_reassigned';

DELETE FROM batch_submission u USING decision_event e
WHERE e.kind = 'slots_reassigned' AND e.review_id = u.review_id AND (e.payload ->> 'batchId')::uuid = u.batch_id
  AND (e.payload ->> 'to')::uuid = u.person_id AND e.at > u.at;
