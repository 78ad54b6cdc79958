-- CreateEnum
CREATE TYPE "caption_status" AS ENUM ('wanted', 'ready', 'failed');

-- AlterTable
ALTER TABLE "replay" ADD COLUMN     "captions" "caption_status";
