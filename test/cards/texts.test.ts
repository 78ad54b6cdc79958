/** The texts of every language: none is missing, none is unused, and none is longer than Discord takes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commands, menus } from '../../commands/index.ts';
import { checkCommandList } from '../../sandbox/validate/commands.ts';
import { FormCheck } from '../../sandbox/validate/form.ts';
import { LANGUAGES, type Language, textsIn } from '../../src/cards/texts/index.ts';
import { type Command, isRunnable } from '../../src/discord/define.ts';
import { commandBody, menuBody } from '../../src/discord/register.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

type Leaf = { path: string; text: unknown };

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const leavesOf = (group: unknown, path: string): Leaf[] =>
  isGroup(group)
    ? Object.entries(group).flatMap(([key, value]) => leavesOf(value, path === '' ? key : `${path}.${key}`))
    : [{ path, text: group }];

const english = leavesOf(textsIn('en'), '');

/** All code that could use a text, without the texts themselves. */
const code = ['src', 'commands']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter(
    (file) => file.endsWith('.ts') && !file.includes('generated') && !/cards\/texts\/[a-z]{2}\//.test(file),
  )
  .map((file) => readFileSync(join(ROOT, file), 'utf8'))
  .join('\n');

/** Whether code names a text, takes it out of its group, or looks its group up by a key that the types know. */
const isUsed = (path: string): boolean => {
  const names = path.split('.');
  return names.slice(1).some((name, i) => {
    const group = names[i];
    if (new RegExp(`\\b${group}\\[`).test(code)) return true;
    if (i < names.length - 2) return false;
    const named = new RegExp(`\\b${group}\\s*\\??\\.${name}\\b`);
    const takenOut = new RegExp(`\\{[^{}]*\\b${name}\\b[^{}]*\\} = [\\w.]*\\b${group}\\b`);
    return named.test(code) || takenOut.test(code);
  });
};

describe('English, by which the others are measured', () => {
  it('has no text that nobody reads', () => {
    const groups = ['commands', 'refusals'];
    const unused = english
      .map(({ path }) => path)
      .filter((path) => path.includes('.') && !groups.includes(path.split('.')[0] ?? ''))
      .filter((path) => !isUsed(path));
    expect(unused).toEqual([]);
  });

  it('has no refusal that never happens', () => {
    const refusals = Object.keys(textsIn('en').refusals);
    expect(refusals.filter((refusal) => !code.includes(`refused: '${refusal}'`))).toEqual([]);
  });

  it('describes exactly the commands and options that there are', () => {
    const options = (commands as readonly Command<never>[]).flatMap(({ name, does }) =>
      isRunnable(does)
        ? [`${name}.is`, ...Object.keys(does.options).map((option) => `${name}.${option}`)]
        : [
            `${name}.is`,
            ...Object.entries(does).flatMap(([sub, { options }]) => [
              `${name}.${sub}.is`,
              ...Object.keys(options).map((option) => `${name}.${sub}.${option}`),
            ]),
          ],
    );
    const declared = [...options, ...menus.map(({ name }) => name)];
    expect(
      leavesOf(textsIn('en').commands, '')
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(declared.toSorted());
  });

  it('and all others are taken by Discord as descriptions of the commands', () => {
    const describing = (language: Language) => textsIn(language).commands;
    const bodies = [
      ...commands.map((command) => commandBody(command, describing)),
      ...menus.map((menu) => menuBody(menu, describing)),
    ];
    const form = new FormCheck();
    checkCommandList(form, bodies);
    expect(form.problems).toEqual([]);
  });
});

describe.each(LANGUAGES)('the texts in %s', (language) => {
  const texts = textsIn(language);
  const own = new Map(leavesOf(texts, '').map(({ path, text }) => [path, text]));

  it('are there, all of them, and of the kind that English has', () => {
    const kinds = (leaves: Iterable<[string, unknown]>) =>
      [...leaves].map(([path, text]) => `${path} ${typeof text}`);
    expect(kinds(own).toSorted()).toEqual(
      kinds(english.map(({ path, text }): [string, unknown] => [path, text])).toSorted(),
    );
    const empty = [...own].filter(([path, text]) => text === '' && textAt(path) !== '');
    expect(empty).toEqual([]);
  });

  it('are translated', () => {
    if (language === 'en') return;
    const words = english.filter(({ text }) => typeof text === 'string' && /\p{L}{2}/u.test(text));
    const same = words.filter(({ path, text }) => own.get(path) === text);
    // A word can be the same in two languages; many are not.
    expect(same.length, same.map(({ path }) => path).join(', ')).toBeLessThan(words.length * 0.08);
  });

  // Source: Discord, limits of components: button label 80, select placeholder 150, modal title and label 45.
  it.each<[string, (path: string) => boolean, number]>([
    ['buttons', (path) => path.startsWith('buttons.'), 80],
    ['labels and titles of forms', (path) => /(^|\.)form\./.test(path), 45],
    ['placeholders', (path) => /\.(choose\w*|mergeInto)$/.test(path), 150],
    ['options', (path) => path.startsWith('orders.'), 100],
  ])('fit as %s', (_, isMeant, most) => {
    const long = [...own].filter(
      ([path, text]) => isMeant(path) && typeof text === 'string' && text.length > most,
    );
    expect(long).toEqual([]);
  });

  it('have no exclamation marks', () => {
    const loud = [...own].filter(([, text]) => /[\p{L}\p{N}”»)][\u00a0\u202f]?[!！](?!=)/u.test(`${text}`));
    expect(loud.map(([path]) => path)).toEqual([]);
  });
});

const textAt = (path: string): unknown => english.find((leaf) => leaf.path === path)?.text;
