-- CreateTable
CREATE TABLE "calendar_feed" (
    "guild_id" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("guild_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_secret_key" ON "calendar_feed"("secret");
