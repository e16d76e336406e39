-- When a vote was sealed, what a resolution saw, and what a voter proposes to the other voters.
ALTER TABLE "slot" ADD COLUMN "sealed_at" TIMESTAMPTZ(6);
ALTER TABLE "resolution" ADD COLUMN "seen_event_ids" UUID[];

CREATE TABLE "consensus_proposal" (
    "review_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "decision" "verdict" NOT NULL,
    "reason_id" UUID,
    "rationale" TEXT NOT NULL,
    "confirmed_by" UUID[],
    "seen_event_ids" UUID[],
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "consensus_proposal_pkey" PRIMARY KEY ("review_id","stage_id","item_id")
);
ALTER TABLE "consensus_proposal" ADD CONSTRAINT "consensus_proposal_review_id_stage_id_item_id_fkey" FOREIGN KEY ("review_id", "stage_id", "item_id") REFERENCES "stage_item"("review_id", "stage_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "consensus_proposal" ADD CONSTRAINT "consensus_proposal_review_id_reason_id_fkey" FOREIGN KEY ("review_id", "reason_id") REFERENCES "reason"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A sealed vote is there.
ALTER TABLE "slot" ADD CONSTRAINT "slot_sealed_is_cast" CHECK (sealed_at IS NULL OR verdict IS NOT NULL);
