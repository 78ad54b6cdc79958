-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "name" TEXT;

-- AlterTable
ALTER TABLE "settings" ADD COLUMN     "guest_role" TEXT;

-- CreateTable
CREATE TABLE "guest_link" (
    "talk_id" UUID NOT NULL,
    "invitation" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "role_id" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guest_link_pkey" PRIMARY KEY ("talk_id","invitation")
);

-- CreateIndex
CREATE UNIQUE INDEX "guest_link_code_key" ON "guest_link"("code");

-- AddForeignKey
ALTER TABLE "guest_link" ADD CONSTRAINT "guest_link_talk_id_fkey" FOREIGN KEY ("talk_id") REFERENCES "talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;
