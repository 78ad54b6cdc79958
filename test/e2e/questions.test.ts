/** Questions as hosts run them: reviewed first, put back, merged; nobody learns who asked without a name. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../sandbox/actors/actors.ts';
import { eventually, lineOf, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

const CHOOSE = 'Want one of them answered? Choose it';
const CHOOSE_ONE = 'Choose a question: answer, merge, dismiss …';
const NAMELESS = { 'With your name?': 'Don’t show my name' };

const asks = async (person: Actor, question: string, more = {}) => {
  await person.presses('Ask');
  return person.submits({ 'Your question': question, ...more });
};

it.concurrent('are shown after a host has let them through, when hosts want that, and without it when they do not', async () => {
  const { ana, chidi, dora, announcements } = await lineOf(whole, []);
  await ana.runs('/question board');
  expect((await ana.presses('Review before showing')).text).toContain(
    'From now on you see each question first.',
  );
  expect((await asks(chidi, 'Who pays?')).text).toContain('The hosts see it first.');
  expect((await ana.runs('/question board')).text).toContain('1 question waits to be let through');
  await ana.selects(CHOOSE_ONE, 'Who pays?');
  // The board is there by now, and does not have it.
  await until(() => dora.sees(announcements), 'Questions · Open maps');
  expect(dora.sees(announcements)).not.toContain('Who pays?');
  await ana.presses('Let through');
  await until(() => dora.sees(announcements), '**1.** Who pays?');
  await ana.presses('Back');
  await ana.presses('Show without review');
  await asks(dora, 'And then?');
  await until(() => chidi.sees(announcements), 'And then?');
});

it.concurrent('that are dismissed by mistake are put back on the board', async () => {
  const { ana, chidi, dora, announcements } = await lineOf(whole, []);
  await asks(chidi, 'Who pays?');
  await until(() => dora.sees(announcements), '**1.** Who pays?');
  await ana.runs('/question board');
  await ana.selects(CHOOSE_ONE, 'Who pays?');
  expect((await ana.presses('Dismiss')).text).toContain('The question is dismissed.');
  await eventually(() => expect(dora.sees(announcements)).not.toContain('**1.** Who pays?'), WITHIN);
  await ana.presses('Put it back on the board');
  await until(() => dora.sees(announcements), '**1.** Who pays?');
});

it.concurrent('that are merged are one, wanted by everybody who wanted either, and name nobody who did not want that', async () => {
  const { ana, vera, chidi, dora, announcements } = await lineOf(whole, []);
  await asks(chidi, 'Who pays?');
  await asks(dora, 'Who will pay for it?', NAMELESS);
  await until(() => vera.sees(announcements), '**1.** Who pays?', '**2.** Who will pay for it?');
  await vera.selects(CHOOSE, 'Who will pay for it?');
  const board = await ana.runs('/question board');
  expect(board.text).not.toContain('@Dora');
  const picked = await ana.selects(CHOOSE_ONE, 'Who will pay for it?');
  expect(picked.text).not.toContain('@Dora');
  await ana.selects('Merge into which question?', 'Who pays?');
  const shown = await until(() => vera.sees(announcements), '**1.** Who pays?', '2 want this answered');
  expect(shown).not.toContain('Who will pay for it?');
  expect(shown).not.toContain('@Dora');
});

it.concurrent('full of markup do not outgrow the board: the rest is counted', async () => {
  const { ana, vera, chidi, dora, announcements } = await lineOf(whole, []);
  for (const [i, person] of [vera, chidi, dora].entries())
    for (const n of [1, 2, 3]) await asks(person, `${i}${n}${'*'.repeat(298)}`);
  await until(() => ana.sees(announcements), '**1.** 01', '+ ', '0 of 9 answered');
  expect((await ana.runs('/question board')).text).toContain('**1.** 01');
});
