/** What follows for a talk from what its event in Discord shows: who changed what, and whose change stays. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/talk/commands.ts';
import { decide } from '../../src/talk/decide.ts';
import { evolve } from '../../src/talk/evolve.ts';
import { listingOf } from '../../src/talk/scheduled-event.ts';
import type { Listing, Talk } from '../../src/talk/talk.ts';

const by = { id: 'host', moderator: false };
const START = 1_000_000_500;
const NOW = 1_000;

const did = (talk: Talk | null, command: Command, at = NOW): Talk => {
  const decision = decide(talk, command, at);
  if (!decision.ok) throw new Error(decision.refusal.refused);
  return decision.events.reduce<Talk | null>(
    (after, event) => evolve(after, { ...event, seq: (after?.seq ?? 0) + 1, at }),
    talk,
  ) as Talk;
};

const plan = { talkId: 't', guildId: 'g', by, topic: 'Maps', announceId: 'a', stageId: 's' };
const planned = did(null, { type: 'schedule', startsAt: START, zone: 'UTC', ...plan });
const shows: Listing = { name: 'Maps', startsAt: 1_000_000_000, stageId: 's' };
const listed = did(planned, { type: 'event-made', eventId: 'e', shows });

const seen = (talk: Talk, change: Partial<Omit<Listing, 'stageId'> & { stageId: string | null }>) =>
  did(talk, { type: 'event-edited', eventId: 'e', seen: { ...shows, ...change } });

describe('the event of a talk', () => {
  it('shows its topic as far as there is room, its start in seconds, and its stage', () => {
    expect(listingOf(planned)).toEqual(shows);
    const long = did(null, {
      type: 'schedule',
      startsAt: START,
      zone: 'UTC',
      ...plan,
      topic: `${'x'.repeat(99)}🗺`,
    });
    expect(listingOf(long)?.name).toBe('x'.repeat(99));
    expect(listingOf(did(null, { type: 'plan-idea', ...plan }))).toBeNull();
    expect(listingOf({ ...planned, stageId: null })).toBeNull();
  });

  it.each<[string, Parameters<typeof seen>[1], Partial<Talk>]>([
    ['nothing', {}, { topic: 'Maps', startsAt: START, stageId: 's', movedAt: null }],
    ['its name', { name: ' Better ' }, { topic: 'Better', startsAt: START }],
    ['its time', { startsAt: 2_000_000_000 }, { startsAt: 2_000_000_000, movedAt: NOW }],
    ['a time that has passed', { startsAt: 0 }, { startsAt: START, movedAt: null }],
    ['its stage', { stageId: 'other' }, { stageId: 'other' }],
    ['no stage', { stageId: null }, { stageId: 's' }],
    ['its end', { endsAt: 1_000_060_000 }, { length: 60_000 }],
    ['its start and its end', { startsAt: 2_000_000_000, endsAt: 2_000_060_000 }, { length: 60_000 }],
    [
      'its start, so that it would end before',
      { startsAt: 2_000_000_000, endsAt: 1_000_060_000 },
      { length: null },
    ],
  ])('in which somebody changed %s', (_, change, expected) => {
    expect(seen(listed, change)).toMatchObject(expected);
  });

  it('has a length that was taken from its end, and loses it with that', () => {
    const long = seen(listed, { endsAt: 1_000_060_000 });
    expect(listingOf(long)).toEqual({ ...shows, endsAt: 1_000_060_000 });
    expect(seen(long, { endsAt: null }).length).toBeNull();
    // Only its start moves: it ends when the event says.
    expect(seen(long, { startsAt: 1_000_020_000, endsAt: 1_000_060_000 }).length).toBe(40_000);
  });

  it('keeps what was changed in the talk, and takes what else was changed in Discord', () => {
    const moved = did(listed, { type: 'move', by, startsAt: 3_000_000_000, zone: 'UTC' });
    const both = seen(moved, { startsAt: 2_000_000_000, name: 'Better' });
    expect(both).toMatchObject({ startsAt: 3_000_000_000, topic: 'Better' });
    // The event is still to be moved.
    expect(both.event?.shows.startsAt).toBe(shows.startsAt);
  });

  it('that is another, or of a talk that is not planned any more, changes nothing', () => {
    expect(did(listed, { type: 'event-gone', eventId: 'another' })).toBe(listed);
    const opened = did(listed, { type: 'event-started', eventId: 'e' });
    expect(opened.status).toBe('live');
    expect(seen(opened, { name: 'Better' })).toBe(opened);
    expect(did(opened, { type: 'interest', userId: 'chidi', shown: true })).toBe(opened);
  });
});
