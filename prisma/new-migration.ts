/** `node prisma/new-migration.ts NAME`: writes the next migration, from what the others lack of schema.prisma. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MIGRATIONS_DIR } from '../src/store/migrate.ts';
import { missingSql, SCHEMA } from './diff.ts';

const name = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Name it in small letters, digits and _, as in: node prisma/new-migration.ts add_replays');
  process.exit(1);
}
const sql = await missingSql(SCHEMA);
if (sql === null) {
  console.log('The migrations already lead to schema.prisma.');
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(MIGRATIONS_DIR, `${stamp}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), sql.trimStart());
  console.log(`Wrote ${folder}/migration.sql: read it before you commit it.`);
}
