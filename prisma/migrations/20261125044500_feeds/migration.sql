-- CreateEnum
CREATE TYPE "feed_kind" AS ENUM ('calendar', 'podcast');

-- The addresses of calendars stay as they are.
ALTER TABLE "calendar_feed" RENAME TO "feed";
ALTER TABLE "feed" ADD COLUMN     "kind" "feed_kind" NOT NULL DEFAULT 'calendar';
ALTER TABLE "feed" ALTER COLUMN "kind" DROP DEFAULT;
ALTER TABLE "feed" DROP CONSTRAINT "calendar_feed_pkey";
ALTER TABLE "feed" ADD CONSTRAINT "feed_pkey" PRIMARY KEY ("guild_id", "kind");
ALTER INDEX "calendar_feed_secret_key" RENAME TO "feed_secret_key";
