-- AlterEnum
ALTER TYPE "invitation_status" ADD VALUE 'seen';
ALTER TYPE "invitation_status" ADD VALUE 'proposed';
ALTER TYPE "invitation_status" ADD VALUE 'expired';
ALTER TYPE "invitation_status" ADD VALUE 'withdrawn';

-- AlterTable: until now an invitation was named by its guest.
ALTER TABLE "invitation" DROP CONSTRAINT "invitation_pkey",
ADD COLUMN     "id" TEXT;
UPDATE "invitation" SET "id" = "guest_id";
ALTER TABLE "invitation" ALTER COLUMN "id" SET NOT NULL,
ADD CONSTRAINT "invitation_pkey" PRIMARY KEY ("talk_id", "id");
