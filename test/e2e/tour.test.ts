/** `npm run sandbox -- --tour-only`, as a new user runs it: the whole main job, and exit code 0. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const main = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url));

it('plays to its end', async () => {
  const { stdout } = await run(process.execPath, [main, '--tour-only']);
  for (const words of [
    'Nobody has asked to be reminded yet',
    '✔ @Vera K accepted',
    'You are 1st in line',
    'On stage: Ana, Vera K, Chidi',
    'Maps for everyone has ended',
    'That was the whole job',
  ]) {
    expect(stdout).toContain(words);
  }
}, 90_000);
