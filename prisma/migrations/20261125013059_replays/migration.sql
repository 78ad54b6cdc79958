-- CreateEnum
CREATE TYPE "replay_status" AS ENUM ('mixing', 'ready', 'failed');

-- CreateTable
CREATE TABLE "replay" (
    "recording_id" UUID NOT NULL,
    "status" "replay_status" NOT NULL,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "why" TEXT,
    "tracks" TEXT[],
    "key" BYTEA NOT NULL,
    "duration" INTEGER NOT NULL,
    "size" INTEGER NOT NULL DEFAULT 0,
    "waveform" JSONB NOT NULL DEFAULT '[]',
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "replay_pkey" PRIMARY KEY ("recording_id")
);

-- AddForeignKey
ALTER TABLE "replay" ADD CONSTRAINT "replay_recording_id_fkey" FOREIGN KEY ("recording_id") REFERENCES "recording"("id") ON DELETE CASCADE ON UPDATE CASCADE;
