-- AlterTable
ALTER TABLE "search" ADD COLUMN     "prisma_s" JSONB NOT NULL DEFAULT '{}';
