-- AlterTable
ALTER TABLE "duplicate_key" ADD COLUMN     "correction_id" UUID;

-- AlterTable
ALTER TABLE "import" ADD COLUMN     "columns" JSONB,
ADD COLUMN     "header" TEXT;

-- What Prisma cannot say: a correction is an event.
ALTER TABLE duplicate_key ADD CONSTRAINT duplicate_key_correction
  FOREIGN KEY (review_id, correction_id) REFERENCES decision_event (review_id, id);
