-- AlterTable
ALTER TABLE "import" ADD COLUMN     "reading_since" TIMESTAMPTZ(3);
