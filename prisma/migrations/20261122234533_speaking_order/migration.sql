-- AlterTable
ALTER TABLE "talk" ADD COLUMN     "order" TEXT NOT NULL DEFAULT 'first-come';

-- CreateTable
CREATE TABLE "talk_time" (
    "talk_id" UUID NOT NULL,
    "user_id" TEXT NOT NULL,
    "turns" INTEGER NOT NULL,
    "ms" INTEGER NOT NULL,

    CONSTRAINT "talk_time_pkey" PRIMARY KEY ("talk_id","user_id")
);

-- AddForeignKey
ALTER TABLE "talk_time" ADD CONSTRAINT "talk_time_talk_id_fkey" FOREIGN KEY ("talk_id") REFERENCES "talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;
