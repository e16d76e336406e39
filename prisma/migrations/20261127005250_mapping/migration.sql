-- AlterTable
ALTER TABLE "duplicate_key" ADD COLUMN     "correction_id" UUID;

-- AlterTable
ALTER TABLE "import" ADD COLUMN     "columns" JSONB,
ADD COLUMN     "header" TEXT;
