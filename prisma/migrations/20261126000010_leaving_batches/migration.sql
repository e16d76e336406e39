-- AlterTable
ALTER TABLE "report" ADD COLUMN     "before" "report_status";

-- CreateTable
CREATE TABLE "earlier_vote" (
    "review_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "verdict" "verdict" NOT NULL,
    "reason_id" UUID,

    CONSTRAINT "earlier_vote_pkey" PRIMARY KEY ("review_id","batch_id","item_id","person_id")
);

-- AddForeignKey
ALTER TABLE "earlier_vote" ADD CONSTRAINT "earlier_vote_review_id_batch_id_fkey" FOREIGN KEY ("review_id", "batch_id") REFERENCES "batch"("review_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "earlier_vote" ADD CONSTRAINT "earlier_vote_review_id_reason_id_fkey" FOREIGN KEY ("review_id", "reason_id") REFERENCES "reason"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
