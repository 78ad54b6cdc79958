/** Takes the README's picture: `node docs/pictures/shoot.ts` plays half a talk and photographs it in a browser. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { eventually } from '../../sandbox/actors/actors.ts';
import { startBot } from '../../sandbox/bot-process.ts';
import { seedCommunity } from '../../sandbox/community.ts';
import { buildPage } from '../../sandbox/page/build.ts';
import { startSandbox } from '../../sandbox/server.ts';

const WITHIN = { within: 15_000 };
const BROWSER = '/usr/bin/chromium';

const dataDir = await mkdtemp(join(tmpdir(), 'rostrum-picture-'));
await chmod(dataDir, 0o755);
const sandbox = await startSandbox({ page: buildPage() });
const application = sandbox.addBot({ name: 'Rostrum' });
const bot = await startBot({
  DISCORD_TOKEN: application.token,
  DISCORD_API_URL: sandbox.apiUrl,
  DATA_DIR: dataDir,
});

try {
  const { ana, vera, chidi, dora, mo, stage, announcements } = seedCommunity(sandbox, application);
  const reads = (words: string) => eventually(() => mo.sees(announcements).includes(words), WITHIN);
  await eventually(() => ana.commands().some((command) => command.name === 'talk'), WITHIN);
  await ana.runs('/talk open', { topic: 'The future of open maps', stage });
  await reads('[ Raise hand ]');
  const message = 'You changed how cities draw themselves. Would you talk with us?';
  await ana.runs('/invite members', { guest: vera.id, message });
  await reads('[ Accept ]');
  await vera.presses('Accept');
  for (const person of [ana, vera]) {
    person.joins(stage);
    await eventually(() => person.acceptsInvitationToSpeak(), WITHIN);
  }
  for (const person of [chidi, dora]) {
    person.joins(stage).raisesHand();
    await reads(`@${person.name}`);
  }
  await reads('2 @Dora');

  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox', '--disable-gpu'] });
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 760 }, colorScheme });
    await page.goto(`${sandbox.pageUrl}#as=${ana.id}&in=${announcements.id}`);
    await page.getByText('✔').waitFor();
    const path = fileURLToPath(new URL(`talk-${colorScheme}.png`, import.meta.url));
    await page.screenshot({ path });
  }
  await browser.close();
} finally {
  await bot.end();
  await sandbox.stop();
  await rm(dataDir, { recursive: true, force: true });
}
