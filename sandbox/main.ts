/** `npm run sandbox`: a local Discord, the bot on it with a database of its own, and the guided tour. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedUrl, openBotLog } from './bot-log.ts';
import { startBot } from './bot-process.ts';
import { makeBusy } from './busy.ts';
import { buildPage } from './page/build.ts';
import { startSandbox } from './server.ts';
import { tour } from './tour.ts';
import { certificateFile } from './voice/certificate.ts';

const tourOnly = process.argv.includes('--tour-only');
const print = (line: string) => process.stdout.write(`${line}\n`);

print('Rostrum on a local Discord. Starting PostgreSQL, the sandbox and the bot …');
const dataDir = await mkdtemp(join(tmpdir(), 'rostrum-sandbox-'));
// PostgreSQL refuses to run as root; the user it runs as must reach the directory.
await chmod(dataDir, 0o755);
const botLog = openBotLog(() => embeddedUrl(dataDir));
const sandbox = await startSandbox(tourOnly ? {} : { page: buildPage(), botLog });
const application = sandbox.addBot({ name: 'Rostrum' });
const environment = {
  DISCORD_TOKEN: application.token,
  DISCORD_API_URL: sandbox.apiUrl,
  RECORDING_KEY: randomBytes(32).toString('base64'),
};

let code = 0;
const bot = await startBot({ ...environment, DATA_DIR: dataDir }).catch((error: unknown) => {
  print(String(error));
  return null;
});

const stop = async (): Promise<never> => {
  await bot?.end('SIGTERM');
  await sandbox.stop();
  await rm(dataDir, { recursive: true, force: true });
  process.exit(code);
};
let stopping: Promise<never> | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopping ??= stop();
  });
}

if (!bot) {
  code = 1;
  await stop();
} else {
  try {
    const community = await tour(sandbox, application, print);
    print('\nThat was the whole job: real discord.js, real PostgreSQL, no token.');
    if (process.argv.includes('--busy')) await makeBusy(sandbox, community);
  } catch (error) {
    code = 1;
    print(`\nThe tour broke off: ${String(error)}`);
    print(`The last lines of the bot's log:\n${bot.lines.slice(-10).join('\n')}`);
  }
  if (tourOnly) {
    stopping ??= stop();
    await stopping;
  }
  print(`
The sandbox stays up until you press Ctrl+C.
  In a browser  ${sandbox.pageUrl}
  Discord API   ${sandbox.apiUrl}
  Its voice     is trusted with NODE_EXTRA_CA_CERTS=${certificateFile()}
To play it yourself, or to try a bot of your own on it: docs/sandbox.md
To run Rostrum on your server: docs/inviting-the-bot.md`);
}
