-- CreateEnum
CREATE TYPE "exclusion_verdict" AS ENUM ('upheld', 'doubted');

-- AlterTable
ALTER TABLE "stage_ranking" ADD COLUMN     "excluded_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "quality_check" (
    "review_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "reader_id" UUID NOT NULL,
    "protocol_version_id" UUID NOT NULL,
    "model" "ranking_model" NOT NULL,
    "learned" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "quality_check_pkey" PRIMARY KEY ("review_id","id")
);

-- CreateTable
CREATE TABLE "checked_exclusion" (
    "review_id" UUID NOT NULL,
    "check_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "verdict" "exclusion_verdict",
    "note" TEXT,
    "batch_id" UUID,
    "event_id" UUID,
    "at" TIMESTAMPTZ(6),

    CONSTRAINT "checked_exclusion_pkey" PRIMARY KEY ("review_id","check_id","record_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "quality_check_review_id_stage_id_number_key" ON "quality_check"("review_id", "stage_id", "number");

-- CreateIndex
CREATE INDEX "checked_exclusion_review_id_record_id_idx" ON "checked_exclusion"("review_id", "record_id");

-- AddForeignKey
ALTER TABLE "quality_check" ADD CONSTRAINT "quality_check_review_id_stage_id_fkey" FOREIGN KEY ("review_id", "stage_id") REFERENCES "stage"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quality_check" ADD CONSTRAINT "quality_check_review_id_protocol_version_id_fkey" FOREIGN KEY ("review_id", "protocol_version_id") REFERENCES "protocol_version"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checked_exclusion" ADD CONSTRAINT "checked_exclusion_review_id_check_id_fkey" FOREIGN KEY ("review_id", "check_id") REFERENCES "quality_check"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checked_exclusion" ADD CONSTRAINT "checked_exclusion_review_id_record_id_fkey" FOREIGN KEY ("review_id", "record_id") REFERENCES "record"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checked_exclusion" ADD CONSTRAINT "checked_exclusion_review_id_batch_id_fkey" FOREIGN KEY ("review_id", "batch_id") REFERENCES "batch"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who reads it, and by which event something was said.
ALTER TABLE quality_check ADD CONSTRAINT quality_check_reader
  FOREIGN KEY (review_id, reader_id) REFERENCES membership (review_id, person_id);
ALTER TABLE checked_exclusion ADD CONSTRAINT checked_exclusion_event
  FOREIGN KEY (review_id, event_id) REFERENCES decision_event (review_id, id);
ALTER TABLE checked_exclusion ADD CONSTRAINT checked_exclusion_said
  CHECK ((verdict IS NULL) = (event_id IS NULL) AND (verdict IS NULL) = (batch_id IS NULL)
    AND (verdict IS NULL) = (at IS NULL) AND (verdict IS NOT NULL OR note IS NULL));
-- One check of a stage is open at a time, and a record is read once.
CREATE UNIQUE INDEX quality_check_open ON quality_check (review_id, stage_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX checked_exclusion_read ON checked_exclusion (review_id, record_id) WHERE verdict IS NOT NULL;
