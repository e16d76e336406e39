-- CreateEnum
CREATE TYPE "replay_state" AS ENUM ('waiting', 'done', 'failed');

-- CreateTable
CREATE TABLE "stage_replay" (
    "review_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "person_id" UUID NOT NULL,
    "state" "replay_state" NOT NULL,
    "result" JSONB,

    CONSTRAINT "stage_replay_pkey" PRIMARY KEY ("review_id","stage_id")
);

-- AddForeignKey
ALTER TABLE "stage_replay" ADD CONSTRAINT "stage_replay_review_id_stage_id_fkey" FOREIGN KEY ("review_id", "stage_id") REFERENCES "stage"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who asked for it.
ALTER TABLE stage_replay ADD CONSTRAINT stage_replay_person
  FOREIGN KEY (review_id, person_id) REFERENCES membership (review_id, person_id);
ALTER TABLE stage_replay ADD CONSTRAINT stage_replay_result CHECK ((state = 'done') = (result IS NOT NULL));
