/** The pace of direct messages: reminders go first, and nobody slows them down by asking again and again. */
import { Client, Routes } from 'discord.js';
import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { plain } from '../../src/cards/card.ts';
import { createDirectMessages, DIRECT_GAP } from '../../src/stage/direct-messages.ts';
import { createManualClock } from '../support/clock.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

const writer = () => {
  const clock = createManualClock();
  const client = new Client({ intents: [] });
  const posted: string[] = [];
  // What Discord would answer; what is asked of it, and when, is asserted.
  vi.spyOn(client.rest, 'post').mockImplementation(async (route) => {
    posted.push(route);
    return { id: `${posted.length}` };
  });
  const direct = createDirectMessages({ client, clock, log: pino({ level: 'silent' }) });
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= DIRECT_GAP) {
      clock.advance(Math.min(left, DIRECT_GAP));
      await settle();
    }
  };
  return { direct, pass, opened: () => posted.filter((route) => route === Routes.userChannels()).length };
};

it('a reminder waits for no more than one of the first messages that many people asked for', async () => {
  const { direct, pass, opened } = writer();
  const firsts = Array.from({ length: 30 }, (_, n) => direct.open(`${n}`, plain('first')));
  await settle();
  expect(opened()).toBe(1);
  let went = 0;
  for (let n = 0; n < 5; n++) void direct.turn().then((notNow) => (went += notNow ? 0 : 1));
  await pass(5 * DIRECT_GAP);
  expect({ went, opened: opened() }).toEqual({ went: 5, opened: 1 });
  await pass(30 * DIRECT_GAP);
  expect(opened()).toBe(30);
  for (const first of firsts) expect(await first).toHaveProperty('channelId');
});

it('who asks again and again gets one first message in ten minutes', async () => {
  const { direct, pass, opened } = writer();
  const [first, ...others] = await Promise.all(
    Array.from({ length: 5 }, () => direct.open('1', plain('first'))),
  );
  expect(others).toEqual(Array(4).fill(first));
  await pass(9 * 60_000);
  expect(await direct.open('1', plain('first'))).toEqual(first);
  expect(opened()).toBe(1);
  await pass(60_000);
  await direct.open('1', plain('first'));
  expect(opened()).toBe(2);
});
