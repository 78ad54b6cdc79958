-- AlterTable
ALTER TABLE "talk" ADD COLUMN     "length_ms" INTEGER;
