/** `npm run schema`: fails when schema.prisma is not valid, or the migrations do not lead to it. */
import { missingSql, SCHEMA } from './diff.ts';

try {
  const missing = await missingSql(SCHEMA);
  if (missing !== null) {
    console.error(
      `The migrations lack this of schema.prisma; "node prisma/new-migration.ts NAME" writes it:\n\n${missing}`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
