/** Proves that each rule of biome.json and lint/*.grit bites, and that what it excepts passes. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Case = {
  /** What the case shows, as the test's name. */
  readonly says: string;
  /** Path of the file in the pretended repository; an `a.ts` stands for any name. */
  readonly at: string;
  readonly code: string;
  /** The rule that must refuse the file; `null` when the file must pass. */
  readonly refusedBy: string | null;
  /** A piece of the message that people read. */
  readonly message?: string;
};

const NO_IMPORT = 'lint/style/noRestrictedImports';
const NO_GLOBAL = 'lint/style/noRestrictedGlobals';
const PLUGIN = 'plugin';

const refused = (at: string, code: string, refusedBy: string, message?: string): Case => ({
  says: `${at} may not: ${code.replaceAll('\n', ' ')}`,
  at,
  code,
  refusedBy,
  ...(message ? { message } : {}),
});
const allowed = (at: string, code: string): Case => ({
  says: `${at} may: ${code.replaceAll('\n', ' ')}`,
  at,
  code,
  refusedBy: null,
});

const layers = {
  first: ['cards', 'store', 'calendar'],
  second: ['host', 'stage', 'audio', 'privacy', 'web'],
} as const;
const reach = (target: string): string => `export { x } from '${target}';`;

const arrows: Case[] = [
  ...[...layers.first, ...layers.second, 'discord', 'ops'].map((to) =>
    refused('src/talk/a.ts', reach(`../${to}/x.ts`), NO_IMPORT, 'nothing but itself'),
  ),
  ...['clock', 'ids', 'config', 'app', 'main'].map((to) =>
    refused('src/talk/a.ts', reach(`../${to}.ts`), NO_IMPORT, 'nothing but itself'),
  ),
  refused('src/talk/a.ts', `export type { x } from '../store/x.ts';`, NO_IMPORT),
  refused('src/talk/a.ts', `export const x = await import('../store/x.ts');`, NO_IMPORT),
  refused('src/talk/a.ts', reach('zod'), NO_IMPORT, 'no package'),
  refused('src/talk/a.ts', reach('discord-api-types/v10'), NO_IMPORT, 'no package'),
  refused('src/talk/a.ts', reach('node:fs'), NO_IMPORT, 'no package'),
  refused('src/talk/order/a.ts', reach('../../store/x.ts'), NO_IMPORT, 'nothing but itself'),
  allowed('src/talk/a.ts', reach('./x.ts')),
  allowed('src/talk/a.ts', reach('./order/x.ts')),
  allowed('src/talk/order/a.ts', reach('../x.ts')),

  ...layers.first.flatMap((from) => [
    ...[...layers.second, 'discord'].map((to) =>
      refused(`src/${from}/a.ts`, reach(`../${to}/x.ts`), NO_IMPORT, 'arrows'),
    ),
    refused(`src/${from}/a.ts`, reach('../../commands/x.ts'), NO_IMPORT, 'arrows'),
    refused(`src/${from}/a.ts`, reach('../app.ts'), NO_IMPORT, 'arrows'),
    allowed(`src/${from}/a.ts`, reach('../talk/x.ts')),
    allowed(`src/${from}/a.ts`, reach('../ops/x.ts')),
    allowed(`src/${from}/a.ts`, reach('../clock.ts')),
    allowed(`src/${from}/a.ts`, reach('discord.js')),
  ]),
  refused('src/cards/text/a.ts', reach('../../host/x.ts'), NO_IMPORT, 'arrows'),

  ...layers.second.flatMap((from) => [
    refused(`src/${from}/a.ts`, reach('../discord/x.ts'), NO_IMPORT, 'arrows'),
    refused(`src/${from}/a.ts`, reach('../../commands/x.ts'), NO_IMPORT, 'arrows'),
    refused(`src/${from}/a.ts`, reach('../app.ts'), NO_IMPORT, 'arrows'),
    ...layers.first.map((to) => allowed(`src/${from}/a.ts`, reach(`../${to}/x.ts`))),
    allowed(`src/${from}/a.ts`, reach('../talk/x.ts')),
    allowed(`src/${from}/a.ts`, reach('../config.ts')),
  ]),

  refused('src/discord/a.ts', reach('../../commands/x.ts'), NO_IMPORT, 'arrows'),
  refused('src/discord/a.ts', reach('../main.ts'), NO_IMPORT, 'arrows'),
  allowed('src/discord/a.ts', reach('../cards/x.ts')),
  refused('commands/a.ts', reach('../src/app.ts'), NO_IMPORT, 'arrows'),
  refused('commands/a.ts', reach('../src/main.ts'), NO_IMPORT, 'arrows'),
  allowed('commands/a.ts', reach('../src/host/x.ts')),
  allowed('commands/a.ts', reach('../src/discord/x.ts')),
  allowed('src/app.ts', reach('../commands/index.ts')),
  allowed('src/app.ts', reach('./discord/x.ts')),
  allowed('src/main.ts', reach('./app.ts')),
  refused('src/app.ts', reach('./main.ts'), NO_IMPORT, 'arrows'),
  refused('src/ops/a.ts', reach('../store/x.ts'), NO_IMPORT, 'used by every layer'),
  allowed('src/ops/a.ts', reach('../clock.ts')),
  refused('src/clock.ts', reach('./store/x.ts'), NO_IMPORT, 'knows none of them'),
];

const twoWorlds: Case[] = [
  ...['src/talk/a.ts', 'src/store/a.ts', 'src/host/a.ts', 'src/discord/a.ts', 'src/ops/a.ts'].flatMap(
    (at) => [
      refused(at, reach('../../sandbox/x.ts'), NO_IMPORT),
      refused(at, reach('../../test/x.ts'), NO_IMPORT),
    ],
  ),
  ...['src/app.ts', 'src/main.ts', 'src/config.ts', 'commands/a.ts'].flatMap((at) => [
    refused(at, reach('../sandbox/x.ts'), NO_IMPORT, 'knows nothing of the sandbox'),
    refused(at, reach('../test/x.ts'), NO_IMPORT, 'knows nothing of the sandbox'),
  ]),
  refused('sandbox/a.ts', reach('../src/talk/x.ts'), NO_IMPORT, 'nothing of the bot'),
  refused('sandbox/routes/a.ts', reach('../../src/clock.ts'), NO_IMPORT, 'nothing of the bot'),
  refused('sandbox/a.ts', reach('../commands/x.ts'), NO_IMPORT, 'nothing of the bot'),
  refused('sandbox/a.ts', reach('../test/x.ts'), NO_IMPORT, 'nothing of the bot'),
  refused('sandbox/bot-process.ts', reach('../src/main.ts'), NO_IMPORT, 'nothing of the bot'),
  refused('sandbox/a.ts', `export { spawn } from 'node:child_process';`, NO_IMPORT, 'sandbox/bot-process.ts'),
  allowed('sandbox/bot-process.ts', `export { spawn } from 'node:child_process';`),
  allowed('sandbox/a.ts', reach('./routes/x.ts')),
  allowed('test/a.ts', `export { x } from '../src/x.ts';\nexport { y } from '../sandbox/y.ts';`),
  allowed('test/a.ts', `export { spawn } from 'node:child_process';`),
];

const timeRule = 'Time comes from a Clock';
const diceRule = 'Randomness comes from Ids';
const clockAndDice: Case[] = [
  ...['src/host/a.ts', 'commands/a.ts'].flatMap((at) => [
    refused(at, 'export const x = Date.now();', PLUGIN, timeRule),
    refused(at, 'export const x = Date.now;', PLUGIN, timeRule),
    refused(at, 'export const x = new Date();', PLUGIN, timeRule),
    refused(at, 'export const x = new Date;', PLUGIN, timeRule),
    refused(at, 'export const x = Date();', PLUGIN, timeRule),
    refused(at, 'export const x = globalThis.setTimeout;', PLUGIN, timeRule),
    refused(at, 'export const x = globalThis.Date.now();', PLUGIN, timeRule),
    refused(at, 'export const x = process.hrtime.bigint();', PLUGIN, timeRule),
    refused(at, 'export const x = AbortSignal.timeout(5);', PLUGIN, timeRule),
    refused(at, `import { DateTime } from 'luxon';\nexport const x = DateTime.now();`, PLUGIN, timeRule),
    refused(at, `export { setTimeout } from 'node:timers/promises';`, PLUGIN, timeRule),
    refused(
      at,
      `import { setTimeout as wait } from 'node:timers';\nexport const x = wait;`,
      PLUGIN,
      timeRule,
    ),
    refused(at, `export const x = await import('node:timers/promises');`, PLUGIN, timeRule),
    refused(at, `export { performance } from 'node:perf_hooks';`, PLUGIN, timeRule),
    refused(at, 'setTimeout(() => {}, 5);', NO_GLOBAL),
    refused(at, 'export const x = setInterval(() => {}, 5);', NO_GLOBAL),
    refused(at, 'export const x = performance.now();', NO_GLOBAL),
    refused(at, 'export const x = Math.random();', PLUGIN, diceRule),
    refused(at, 'export const x = crypto.randomUUID();', NO_GLOBAL),
    refused(at, `import { randomUUID } from 'node:crypto';\nexport const x = randomUUID;`, PLUGIN, diceRule),
    refused(
      at,
      `import { createHash, randomBytes as b } from 'node:crypto';\nexport { createHash, b };`,
      PLUGIN,
      diceRule,
    ),
    refused(at, `export { randomInt } from 'crypto';`, PLUGIN, diceRule),
    refused(at, `import * as c from 'node:crypto';\nexport const x = c;`, PLUGIN, 'Import names'),
    refused(at, `import c from 'node:crypto';\nexport const x = c;`, PLUGIN, 'Import names'),
    refused(at, `export const x = await import('node:crypto');`, PLUGIN, 'Import names'),
    allowed(at, `import { createHash, createHmac } from 'node:crypto';\nexport { createHash, createHmac };`),
    allowed(at, `export type { Hash } from 'node:crypto';`),
    allowed(
      at,
      `import { type Hash, createHash } from 'node:crypto';\nexport const x: Hash = createHash('sha256');`,
    ),
    allowed(at, 'export const x = new Date(1_700_000_000_000);'),
    allowed(at, 'export const x = (clock: { now(): Date }): Date => clock.now();'),
  ]),
  allowed('src/clock.ts', `import { setTimeout as wait } from 'node:timers/promises';\nexport { wait };`),
  allowed(
    'src/clock.ts',
    'export const x = [Date.now(), new Date(), performance.now(), setTimeout(() => {}, 1)];',
  ),
  refused('src/clock.ts', 'export const x = Math.random();', PLUGIN, diceRule),
  allowed(
    'src/ids.ts',
    `import { randomBytes, randomUUID } from 'node:crypto';\nexport { randomBytes, randomUUID };`,
  ),
  refused('src/ids.ts', 'export const x = Date.now();', PLUGIN, timeRule),
  allowed('test/a.ts', 'export const x = [Date.now(), Math.random()];'),
  allowed('sandbox/a.ts', 'export const x = Date.now();'),
];

const floating = 'async function work(): Promise<void> {}\n';
const manners: Case[] = [
  refused(
    'src/host/a.ts',
    `${floating}export function x(): void {\n  work();\n}`,
    'lint/nursery/noFloatingPromises',
  ),
  refused(
    'src/host/a.ts',
    `${floating}export const x = (all: number[]): void => all.forEach(async () => await work());`,
    'lint/nursery/noMisusedPromises',
  ),
  allowed('src/host/a.ts', `${floating}export async function x(): Promise<void> {\n  await work();\n}`),
  refused('test/a.ts', `${floating}work();`, 'lint/nursery/noFloatingPromises'),
  refused('src/host/a.ts', 'export const x = (y: any): unknown => y;', 'lint/suspicious/noExplicitAny'),
  refused(
    'src/host/a.ts',
    'export const x = (y?: { z: number }): number => y!.z;',
    'lint/style/noNonNullAssertion',
  ),
  refused('src/host/a.ts', `console.log('x');`, 'lint/suspicious/noConsole'),
  refused('commands/a.ts', `console.error('x');`, 'lint/suspicious/noConsole'),
  allowed('sandbox/a.ts', `console.log('x');`),
  refused(
    'src/host/a.ts',
    `import { Client } from 'discord.js';\nexport type X = Client;`,
    'lint/style/useImportType',
  ),
  refused('src/host/a.ts', `import { z } from 'zod';`, 'lint/correctness/noUnusedImports'),
  refused('src/host/a.ts', 'const x = 1;', 'lint/correctness/noUnusedVariables'),
];

const cases: readonly Case[] = [...arrows, ...twoWorlds, ...clockAndDice, ...manners];

type Found = { readonly category: string; readonly message: string; readonly path: string };

const home = fileURLToPath(new URL('../../', import.meta.url));
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

/** Runs the linter over a folder that holds the repository's own configuration. */
const lint = (folder: string): Found[] => {
  const run = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const report = JSON.parse(run.stdout) as {
    diagnostics: { category: string; severity: string; message: unknown; location: { path: string } }[];
  };
  return report.diagnostics
    .filter((one) => one.severity === 'error')
    .map((one) => ({
      category: one.category,
      message: JSON.stringify(one.message),
      path: one.location.path,
    }));
};

/** Where each case ends up: which of the pretended repositories, and which file in it. */
const places = new Map<Case, { readonly round: number; readonly file: string }>();
const taken = new Map<string, number>();
for (const [index, one] of cases.entries()) {
  // A file whose very name matters, such as src/clock.ts, can be in a repository once: the next goes to another.
  const file = one.at.replace(/\/a\.ts$/, `/a-${index}.ts`);
  const round = taken.get(file) ?? 0;
  taken.set(file, round + 1);
  places.set(one, { round, file });
}
const rounds = Math.max(...taken.values());

describe('the linter', () => {
  let folder = '';
  const found: Found[][] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rostrum-lint-'));
    for (let round = 0; round < rounds; round += 1) {
      const repository = join(folder, String(round));
      mkdirSync(repository);
      cpSync(join(home, 'biome.json'), join(repository, 'biome.json'));
      cpSync(join(home, 'lint'), join(repository, 'lint'), { recursive: true });
      for (const [one, place] of places) {
        if (place.round !== round) continue;
        mkdirSync(dirname(join(repository, place.file)), { recursive: true });
        writeFileSync(join(repository, place.file), `${one.code}\n`);
      }
      found.push(lint(repository));
    }
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const heard = (one: Case): Found[] => {
    const place = places.get(one);
    if (!place) throw new Error(`no place for: ${one.says}`);
    return (found[place.round] ?? []).filter((each) => each.path === place.file);
  };

  it.each(cases.map((one) => [one.says, one] as const))('%s', (_, one) => {
    const findings = heard(one);
    if (one.refusedBy === null) {
      expect(findings).toEqual([]);
      return;
    }
    const ofRule = findings.filter((each) => each.category === one.refusedBy);
    expect(ofRule, JSON.stringify(findings)).not.toEqual([]);
    if (one.message) expect(ofRule.map((each) => each.message).join('\n')).toContain(one.message);
  });

  it('has import rules for every folder under src/', () => {
    const { overrides } = JSON.parse(readFileSync(join(home, 'biome.json'), 'utf8')) as {
      overrides: { includes: string[] }[];
    };
    const ruled = new Set(overrides.flatMap((one) => one.includes).map((glob) => glob.split('/')[1]));
    const folders = readdirSync(join(home, 'src'), { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    );
    expect(folders.map((one) => one.name).filter((name) => !ruled.has(name))).toEqual([]);
  });

  it('refuses a circle of imports', () => {
    const repository = join(folder, 'circle');
    mkdirSync(join(repository, 'src/host'), { recursive: true });
    cpSync(join(home, 'biome.json'), join(repository, 'biome.json'));
    cpSync(join(home, 'lint'), join(repository, 'lint'), { recursive: true });
    writeFileSync(
      join(repository, 'src/host/one.ts'),
      `import { two } from './two.ts';\nexport const one = (): number => two;\n`,
    );
    writeFileSync(
      join(repository, 'src/host/two.ts'),
      `import { one } from './one.ts';\nexport const two = 2;\nexport const x = one;\n`,
    );
    expect(lint(repository).map((each) => each.category)).toContain('lint/suspicious/noImportCycles');
  });
});
