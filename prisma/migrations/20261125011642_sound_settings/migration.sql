-- AlterTable
ALTER TABLE "settings" ADD COLUMN     "sound" JSONB NOT NULL DEFAULT '{}';
