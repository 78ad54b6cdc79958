-- CreateEnum
CREATE TYPE "publication_status" AS ENUM ('waiting', 'publishing', 'published', 'failed', 'dropped');

-- AlterTable
ALTER TABLE "settings" ADD COLUMN     "publish" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "publication" (
    "message_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "talk_id" UUID NOT NULL,
    "status" "publication_status" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("message_id")
);

-- CreateIndex
CREATE INDEX "publication_channel_id_at_idx" ON "publication"("channel_id", "at");

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_talk_id_fkey" FOREIGN KEY ("talk_id") REFERENCES "talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;
