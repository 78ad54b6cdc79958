-- CreateTable
CREATE TABLE "recording" (
    "id" UUID NOT NULL,
    "talk_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "key" BYTEA NOT NULL,

    CONSTRAINT "recording_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "track" (
    "id" UUID NOT NULL,
    "recording_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "key" BYTEA NOT NULL,

    CONSTRAINT "track_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "recording_talk_id_idx" ON "recording"("talk_id");

-- CreateIndex
CREATE UNIQUE INDEX "track_recording_id_user_id_key" ON "track"("recording_id", "user_id");

-- AddForeignKey
ALTER TABLE "recording" ADD CONSTRAINT "recording_talk_id_fkey" FOREIGN KEY ("talk_id") REFERENCES "talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "track" ADD CONSTRAINT "track_recording_id_fkey" FOREIGN KEY ("recording_id") REFERENCES "recording"("id") ON DELETE CASCADE ON UPDATE CASCADE;
