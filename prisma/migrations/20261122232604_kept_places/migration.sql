-- AlterTable
ALTER TABLE "hand" ADD COLUMN     "away_since" TIMESTAMPTZ(3);
