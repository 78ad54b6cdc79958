/** `npm run bench [name…]`: takes all figures or the named ones, prints them, and writes them to docs/figures.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchAnnounce } from './announce.ts';
import { benchCommands } from './commands.ts';
import { benchFeed } from './feed.ts';
import { machine } from './figures.ts';
import { benchHands } from './hands.ts';
import { benchLive } from './live.ts';
import { benchMemory } from './memory.ts';
import { benchMix } from './mix.ts';
import { benchPage } from './page.ts';
import { benchRecorder } from './recorder.ts';
import { benchRecovery } from './recovery.ts';
import { benchReminders } from './reminders.ts';
import { benchStart } from './start.ts';
import { type Bench, temporaryStore } from './support.ts';
import { benchVoice } from './voice.ts';

const benches: Readonly<Record<string, Bench>> = {
  hands: async (gone) => benchHands(await temporaryStore(gone)),
  commands: benchCommands,
  start: benchStart,
  memory: benchMemory,
  page: benchPage,
  live: benchLive,
  recovery: benchRecovery,
  reminders: benchReminders,
  feed: benchFeed,
  voice: benchVoice,
  announce: benchAnnounce,
  recorder: benchRecorder,
  mix: benchMix,
};

const FIGURES = fileURLToPath(new URL('../docs/figures.md', import.meta.url));
const HEAD = `# Figures

Written by \`npm run bench\`; what each claims, and how to read it, is in [bench/README.md](../bench/README.md). Each is
the median of several runs, with the lowest and the highest in parentheses.
`;

const print = (line: string) => process.stdout.write(`${line}\n`);

/** The sections of the page by name. */
const readSections = async (): Promise<Map<string, string>> => {
  const text = await readFile(FIGURES, 'utf8').catch(() => '');
  const sections = text.split(/^## /m).slice(1);
  return new Map(sections.map((section) => [section.split('\n', 1)[0] ?? '', section.trimEnd()]));
};

const write = async (name: string, load: number, lines: readonly string[]): Promise<void> => {
  const sections = await readSections();
  const taken = `Taken ${new Date().toISOString().slice(0, 10)} on ${machine()}; load at the beginning ${load.toFixed(1)}.`;
  sections.set(name, [name, '', taken, '', '```', ...lines, '```'].join('\n'));
  const known = Object.keys(benches).flatMap((one) => sections.get(one) ?? []);
  await writeFile(FIGURES, `${HEAD}\n${known.map((section) => `## ${section}\n`).join('\n')}`);
};

/** What the running figure made. */
let gone = new AsyncDisposableStack();
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => void gone.disposeAsync().finally(() => process.exit(code)));
}

const run = async (name: string, bench: Bench): Promise<void> => {
  gone = new AsyncDisposableStack();
  print(`\n${name}`);
  try {
    const [load = Number.NaN] = loadavg();
    const lines = await bench(gone);
    lines.forEach(print);
    await write(name, load, lines);
  } finally {
    await gone.disposeAsync();
  }
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benches);
print(machine());
try {
  for (const name of names) {
    const bench = benches[name];
    if (!bench)
      throw new Error(`no figure is called "${name}"; there are ${Object.keys(benches).join(', ')}`);
    await run(name, bench);
  }
} catch (error) {
  process.stderr.write(
    `The figure was not taken: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
}
