-- CreateEnum
CREATE TYPE "delivery_status" AS ENUM ('sending', 'sent', 'failed', 'dropped');

-- AlterTable
ALTER TABLE "reminder" ADD COLUMN     "offsets" INTEGER[];

-- CreateTable
CREATE TABLE "delivery" (
    "talk_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "before_ms" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "status" "delivery_status" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT,
    "message" TEXT,
    "message_id" TEXT,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("talk_id","starts_at","before_ms","user_id")
);

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_talk_id_fkey" FOREIGN KEY ("talk_id") REFERENCES "talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Until now a talk reminded ten minutes ahead or at its start. What was due by then is not sent anew.
INSERT INTO "delivery" ("talk_id", "starts_at", "before_ms", "user_id", "status", "at", "why")
SELECT t."id", t."starts_at", o, r."user_id",
       (CASE WHEN o <= 600000 THEN 'sent' ELSE 'dropped' END)::"delivery_status",
       t."starts_at" - o * interval '1 ms',
       CASE WHEN o <= 600000 THEN NULL ELSE 'overtaken' END
FROM "reminder" r JOIN "talk" t ON t."id" = r."talk_id"
CROSS JOIN unnest(ARRAY[86400000, 3600000, 600000, 0]) AS o
WHERE t."starts_at" - o * interval '1 ms' <= now();
