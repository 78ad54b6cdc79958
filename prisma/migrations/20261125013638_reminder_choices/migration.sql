-- CreateEnum
CREATE TYPE "delivery_via" AS ENUM ('mention', 'direct');

-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "via" "delivery_via" NOT NULL DEFAULT 'mention';

-- CreateTable
CREATE TABLE "reminder_choice" (
    "user_id" TEXT NOT NULL,
    "quiet_from" INTEGER,
    "quiet_to" INTEGER,
    "zone" TEXT,
    "direct_id" TEXT,

    CONSTRAINT "reminder_choice_pkey" PRIMARY KEY ("user_id")
);
