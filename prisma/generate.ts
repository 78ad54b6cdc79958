/** Makes the Prisma client from the schema, offline: the engine that the CLI would download is never run. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
const schema = fileURLToPath(new URL('./schema.prisma', import.meta.url));

// An existing file that is no schema engine: whatever tried to run it would fail instead of passing for done.
const env = {
  ...process.env,
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
};

const { status } = spawnSync(process.execPath, [cli, 'generate', `--schema=${schema}`, '--no-hints'], {
  env,
  stdio: ['ignore', 'ignore', 'inherit'],
});
process.exit(status ?? 1);
