/** What servers have chosen, on a real database: kept, back to the default, and nothing lost of changes at once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSettings, type Settings } from '../../src/host/settings.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
let settings: Settings;
/** That of another process. */
let another: Settings;

beforeAll(async () => {
  database = await testDatabase();
  settings = createSettings(database.prisma);
  another = createSettings(database.prisma);
});
afterAll(() => database.close());
beforeEach(() => database.reset());

const NOTHING = {
  announceId: null,
  hostRoles: [],
  guestRole: null,
  reminderRole: null,
  publish: true,
  language: null,
  zone: null,
  rules: {},
  sound: { join: false, speech: true, silent: [] },
};

describe('settings', () => {
  it('are as by default until something is chosen, each server for itself', async () => {
    expect(await settings.of('1')).toEqual(NOTHING);
    await settings.change('1', { zone: 'Europe/Berlin', rules: { order: 'new-voices' } });
    expect(await another.of('1')).toEqual({
      ...NOTHING,
      zone: 'Europe/Berlin',
      rules: { order: 'new-voices' },
    });
    expect(await settings.of('2')).toEqual(NOTHING);
  });

  it('go back to the default, and hold no rule that is as by default', async () => {
    await settings.change('1', { announceId: '5', hostRoles: ['6'], rules: { turnMs: 60_000, cap: 9 } });
    await settings.change('1', {
      announceId: null,
      hostRoles: [],
      rules: { turnMs: null, priorityRoles: [] },
    });
    expect(await settings.of('1')).toEqual({ ...NOTHING, rules: { cap: 9 } });
  });

  it.each(['that nothing was chosen for yet', 'with a choice'])(
    'lose none of many changes at once, on a server %s',
    async (server) => {
      if (server === 'with a choice') await settings.change('1', { language: 'en' });
      const changes = [
        { announceId: '5' },
        { hostRoles: ['6', '7'] },
        { guestRole: '9' },
        { zone: 'Asia/Tokyo' },
        { rules: { order: 'least-talk' as const } },
        { rules: { turnMs: 120_000, cap: 20 } },
        { rules: { graceMs: 0 } },
        { rules: { attendance: true } },
        { rules: { priorityRoles: ['8'] } },
        { sound: { join: true } },
        { sound: { silent: ['ended' as const] } },
      ];
      await Promise.all(changes.map((change, i) => (i % 2 ? settings : another).change('1', change)));
      expect(await settings.of('1')).toEqual({
        ...NOTHING,
        announceId: '5',
        hostRoles: ['6', '7'],
        guestRole: '9',
        language: server === 'with a choice' ? 'en' : null,
        zone: 'Asia/Tokyo',
        rules: {
          order: 'least-talk',
          turnMs: 120_000,
          cap: 20,
          graceMs: 0,
          attendance: true,
          priorityRoles: ['8'],
        },
        sound: { join: true, speech: true, silent: ['ended'] },
      });
    },
  );
});
