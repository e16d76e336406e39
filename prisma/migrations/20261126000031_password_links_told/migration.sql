-- AlterTable
ALTER TABLE "password_reset" ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "told_at" TIMESTAMPTZ(3);
