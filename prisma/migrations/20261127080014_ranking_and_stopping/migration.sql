-- CreateEnum
CREATE TYPE "batch_choice" AS ENUM ('import', 'random', 'ranked', 'elusion');

-- CreateEnum
CREATE TYPE "ranking_model" AS ENUM ('two_views', 'bayes');

-- AlterTable
ALTER TABLE "stage" ADD COLUMN     "model" "ranking_model" NOT NULL DEFAULT 'two_views';

-- AlterTable
ALTER TABLE "batch" ADD COLUMN     "chosen" "batch_choice",
ADD COLUMN     "left" INTEGER,
ADD COLUMN     "model" "ranking_model";

-- An item's place is that in the list of the event that put it into its batch.
ALTER TABLE "stage_item" ADD COLUMN     "place" INTEGER;
UPDATE stage_item i SET place = o.place
FROM decision_event e
CROSS JOIN LATERAL jsonb_array_elements(e.payload -> 'items') WITH ORDINALITY AS o(item, place)
WHERE e.kind = 'batch_opened' AND e.review_id = i.review_id AND (e.payload ->> 'batchId')::uuid = i.batch_id
  AND (o.item ->> 'id')::uuid = i.id;
ALTER TABLE stage_item ALTER COLUMN place SET NOT NULL;

-- CreateTable
CREATE TABLE "stage_ranking" (
    "review_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "model" "ranking_model" NOT NULL,
    "learned" INTEGER NOT NULL,
    "relevant" INTEGER NOT NULL,
    "is_started" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "item_ids" UUID[],
    "weights" BYTEA NOT NULL,

    CONSTRAINT "stage_ranking_pkey" PRIMARY KEY ("review_id","stage_id")
);

-- CreateTable
CREATE TABLE "personal_ranking" (
    "review_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "model" "ranking_model" NOT NULL,
    "learned" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "item_ids" UUID[],
    "weights" BYTEA NOT NULL,

    CONSTRAINT "personal_ranking_pkey" PRIMARY KEY ("review_id","stage_id","person_id")
);

-- CreateTable
CREATE TABLE "stopping_look" (
    "review_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "batch_number" INTEGER NOT NULL,
    "statement" JSONB NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "stopping_look_pkey" PRIMARY KEY ("review_id","stage_id","number")
);

-- CreateTable
CREATE TABLE "screening_stop" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "look_number" INTEGER NOT NULL,
    "records" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "resumed_at" TIMESTAMPTZ(6),
    "resumed_by" UUID,

    CONSTRAINT "screening_stop_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateIndex
CREATE INDEX "screening_stop_review_id_stage_id_idx" ON "screening_stop"("review_id", "stage_id");

-- AddForeignKey
ALTER TABLE "stage_ranking" ADD CONSTRAINT "stage_ranking_review_id_stage_id_fkey" FOREIGN KEY ("review_id", "stage_id") REFERENCES "stage"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personal_ranking" ADD CONSTRAINT "personal_ranking_review_id_stage_id_fkey" FOREIGN KEY ("review_id", "stage_id") REFERENCES "stage"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stopping_look" ADD CONSTRAINT "stopping_look_review_id_stage_id_fkey" FOREIGN KEY ("review_id", "stage_id") REFERENCES "stage"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "screening_stop" ADD CONSTRAINT "screening_stop_review_id_stage_id_fkey" FOREIGN KEY ("review_id", "stage_id") REFERENCES "stage"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who did it.
ALTER TABLE personal_ranking ADD CONSTRAINT personal_ranking_person
  FOREIGN KEY (review_id, person_id) REFERENCES membership (review_id, person_id) ON DELETE CASCADE;
ALTER TABLE screening_stop ADD CONSTRAINT screening_stop_person
  FOREIGN KEY (review_id, person_id) REFERENCES membership (review_id, person_id);
ALTER TABLE screening_stop ADD CONSTRAINT screening_stop_resumed_by
  FOREIGN KEY (review_id, resumed_by) REFERENCES membership (review_id, person_id);
ALTER TABLE screening_stop ADD CONSTRAINT screening_stop_resumed_by_somebody
  CHECK ((resumed_at IS NULL) = (resumed_by IS NULL));
-- One stop of a stage stands at a time.
CREATE UNIQUE INDEX screening_stop_standing ON screening_stop (review_id, stage_id) WHERE resumed_at IS NULL;
