-- CreateEnum
CREATE TYPE "merge_judgement" AS ENUM ('right', 'wrong', 'unsure');

-- CreateEnum
CREATE TYPE "sure_level" AS ENUM ('ask', 'careful', 'sure');

-- AlterTable
ALTER TABLE "duplicate_audit_merge" ADD COLUMN     "at" TIMESTAMPTZ(6),
ADD COLUMN     "judgement" "merge_judgement",
ADD COLUMN     "person_id" UUID;

-- What was found so far, with who found it and when, as the last event of each says.
UPDATE duplicate_audit_merge m
SET judgement = CASE WHEN m.is_right THEN 'right' ELSE 'wrong' END::merge_judgement, person_id = last.actor_id, at = last.at
FROM (
  SELECT DISTINCT ON (review_id, payload->>'auditId', record_id) review_id, (payload->>'auditId')::uuid AS audit_id,
    record_id, actor_id, at
  FROM decision_event WHERE kind = 'duplicate_audit_marked'
  ORDER BY review_id, payload->>'auditId', record_id, at DESC, id DESC
) last
WHERE last.review_id = m.review_id AND last.audit_id = m.audit_id AND last.record_id = m.record_id
  AND m.is_right IS NOT NULL;

ALTER TABLE "duplicate_audit_merge" DROP COLUMN "is_right";

-- CreateTable
CREATE TABLE "duplicate_sure_level" (
    "review_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "level" "sure_level" NOT NULL,
    "rationale" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "duplicate_sure_level_pkey" PRIMARY KEY ("review_id","number")
);

-- Who did it.
ALTER TABLE duplicate_audit_merge ADD CONSTRAINT duplicate_audit_merge_person
  FOREIGN KEY (review_id, person_id) REFERENCES membership (review_id, person_id);
ALTER TABLE duplicate_audit_merge ADD CONSTRAINT duplicate_audit_merge_judged
  CHECK ((judgement IS NULL) = (person_id IS NULL) AND (judgement IS NULL) = (at IS NULL));
ALTER TABLE duplicate_sure_level ADD CONSTRAINT duplicate_sure_level_person
  FOREIGN KEY (review_id, person_id) REFERENCES membership (review_id, person_id);
ALTER TABLE duplicate_sure_level ADD CONSTRAINT duplicate_sure_level_of_review
  FOREIGN KEY (review_id) REFERENCES review (id);
