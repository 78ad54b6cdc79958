/** What somebody was told of their place: kept current as long as Discord lets it be, and not left to be believed after that. */
import type { RepliableInteraction } from 'discord.js';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { plain } from '../../src/cards/card.ts';
import type { TalkListener, Talks } from '../../src/host/talks.ts';
import { createPlaces } from '../../src/stage/places.ts';
import { fold } from '../../src/talk/evolve.ts';
import type { Talk } from '../../src/talk/talk.ts';
import { createManualClock } from '../support/clock.ts';

const plan = {
  talkId: 'talk',
  guildId: '1',
  hostId: 'ana',
  topic: 'Maps',
  announceId: '2',
  stageId: 'stage',
};

it('says the last time that it is not kept current any more', async () => {
  const clock = createManualClock();
  const talk = fold([{ type: 'planned', ...plan, startsAt: null, zone: null, seq: 1, at: 0 }]);
  if (!talk) throw new Error('no talk');
  let tell: TalkListener = () => undefined;
  let now: Talk = talk;
  // Only what is asked of talks and of Discord here.
  const talks = {
    get: async () => now,
    onChange: (listener: TalkListener) => {
      tell = listener;
    },
  } as Partial<Talks> as Talks;
  const read: string[] = [];
  const interaction = {
    user: { id: 'ben' },
    editReply: async ({ components }: { components: unknown }) => read.push(JSON.stringify(components)),
  } as unknown as RepliableInteraction;
  const places = createPlaces({ talks, clock, log: pino({ level: 'silent' }) });
  places.watch(interaction, talk, ({ seq }, last) => plain(last ? 'not any more' : `event ${seq}`));
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  now = { ...talk, seq: 2 };
  tell(now, []);
  await settle();
  expect(read.at(-1)).toContain('event 2');
  clock.advance(14 * 60_000);
  await settle();
  expect(read.at(-1)).toContain('not any more');
  now = { ...talk, seq: 3 };
  tell(now, []);
  clock.advance(60_000);
  await settle();
  expect(read).toHaveLength(2);
  await places.stop();
});
