-- AlterTable
ALTER TABLE "talk" ADD COLUMN     "nth" INTEGER,
ADD COLUMN     "occurrence" TIMESTAMPTZ(3),
ADD COLUMN     "series_id" UUID;

-- CreateTable
CREATE TABLE "series" (
    "id" UUID NOT NULL,
    "guild_id" TEXT NOT NULL,
    "host_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "announce_id" TEXT NOT NULL,
    "stage_id" TEXT,
    "length_ms" INTEGER,
    "rules" JSONB NOT NULL,
    "recurrence" JSONB NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "series_guild_id_idx" ON "series"("guild_id");

-- CreateIndex
CREATE UNIQUE INDEX "talk_series_id_nth_key" ON "talk"("series_id", "nth");

-- AddForeignKey
ALTER TABLE "talk" ADD CONSTRAINT "talk_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;
