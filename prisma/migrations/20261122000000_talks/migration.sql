-- CreateEnum
CREATE TYPE "talk_status" AS ENUM ('scheduled', 'live', 'ended', 'cancelled');

-- CreateEnum
CREATE TYPE "invitation_status" AS ENUM ('asked', 'accepted', 'maybe', 'declined');

-- CreateEnum
CREATE TYPE "speaker_role" AS ENUM ('host', 'guest', 'turn', 'other');

-- CreateEnum
CREATE TYPE "speaker_step" AS ENUM ('called', 'speaking', 'leaving');

-- CreateTable
CREATE TABLE "talk" (
    "id" UUID NOT NULL,
    "guild_id" TEXT NOT NULL,
    "host_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "status" "talk_status" NOT NULL,
    "announce_id" TEXT NOT NULL,
    "stage_id" TEXT,
    "stage_made" BOOLEAN NOT NULL DEFAULT false,
    "instance_id" TEXT,
    "starts_at" TIMESTAMPTZ(3),
    "zone" TEXT,
    "opened_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "talk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "talk_event" (
    "talk_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "talk_event_pkey" PRIMARY KEY ("talk_id","seq")
);

-- CreateTable
CREATE TABLE "hand" (
    "talk_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hand_pkey" PRIMARY KEY ("talk_id","user_id")
);

-- CreateTable
CREATE TABLE "speaker" (
    "talk_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" "speaker_role" NOT NULL,
    "step" "speaker_step" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "speaker_pkey" PRIMARY KEY ("talk_id","user_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "talk_id" UUID NOT NULL,
    "guest_id" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "status" "invitation_status" NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("talk_id","guest_id")
);

-- CreateTable
CREATE TABLE "reminder" (
    "talk_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("talk_id","user_id")
);

-- CreateTable
CREATE TABLE "card" (
    "talk_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "channel_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "shown" TEXT NOT NULL,

    CONSTRAINT "card_pkey" PRIMARY KEY ("talk_id","kind","subject")
);

-- CreateTable
CREATE TABLE "key" (
    "name" TEXT NOT NULL,
    "value" BYTEA NOT NULL,

    CONSTRAINT "key_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "talk_guild_id_status_idx" ON "talk"("guild_id", "status");

-- A stage holds one live talk. Prisma has no word for an index of some rows, so this one is written by hand.
CREATE UNIQUE INDEX "talk_live_stage" ON "talk"("stage_id") WHERE "status" = 'live';

-- AddForeignKey
ALTER TABLE "talk_event" ADD CONSTRAINT "talk_event_talk_id_fkey" FOREIGN KEY ("talk_id") REFERENCES "talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hand" ADD CONSTRAINT "hand_talk_id_fkey" FOREIGN KEY ("talk_id") REFERENCES "talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "speaker" ADD CONSTRAINT "speaker_talk_id_fkey" FOREIGN KEY ("talk_id") REFERENCES "talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_talk_id_fkey" FOREIGN KEY ("talk_id") REFERENCES "talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_talk_id_fkey" FOREIGN KEY ("talk_id") REFERENCES "talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card" ADD CONSTRAINT "card_talk_id_fkey" FOREIGN KEY ("talk_id") REFERENCES "talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;
