-- AlterEnum
ALTER TYPE "delivery_via" ADD VALUE 'role';

-- AlterTable
ALTER TABLE "settings" ADD COLUMN     "reminder_role" TEXT,
ADD COLUMN     "reminder_role_at" TIMESTAMPTZ(3);
