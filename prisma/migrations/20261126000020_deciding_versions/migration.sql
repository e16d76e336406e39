-- AlterTable
ALTER TABLE "resolution" ADD COLUMN     "protocol_version_id" UUID;

-- AlterTable
ALTER TABLE "consensus_proposal" ADD COLUMN     "protocol_version_id" UUID;

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_review_id_protocol_version_id_fkey" FOREIGN KEY ("review_id", "protocol_version_id") REFERENCES "protocol_version"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consensus_proposal" ADD CONSTRAINT "consensus_proposal_review_id_protocol_version_id_fkey" FOREIGN KEY ("review_id", "protocol_version_id") REFERENCES "protocol_version"("review_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
