-- AlterTable
ALTER TABLE "speaker" ADD COLUMN     "ends_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "settings" (
    "guild_id" TEXT NOT NULL,
    "announce_id" TEXT,
    "host_roles" TEXT[],
    "language" TEXT,
    "zone" TEXT,
    "rules" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "settings_pkey" PRIMARY KEY ("guild_id")
);
