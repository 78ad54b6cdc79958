/** The rules about recording: who starts and stops it, who is asked, and what a yes and a no do. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/talk/commands.ts';
import { decide } from '../../src/talk/decide.ts';
import type { Recorded, TalkEvent } from '../../src/talk/events.ts';
import { fold } from '../../src/talk/evolve.ts';
import { consentOf, mayBeKept, type Talk } from '../../src/talk/talk.ts';

const planned: TalkEvent = {
  type: 'planned',
  talkId: 'talk',
  guildId: 'guild',
  hostId: 'ana',
  topic: 'Maps',
  announceId: 'news',
  stageId: 'stage',
  startsAt: null,
  zone: null,
};

const talkAfter = (...more: TalkEvent[]): Talk => {
  const log = [planned, ...more].map((event, i): Recorded => ({ ...event, seq: i + 1, at: i * 100 }));
  const talk = fold(log);
  if (!talk) throw new Error('nothing was planned');
  return talk;
};

const opened: TalkEvent = { type: 'opened', by: 'ana', stageId: 'stage' };
const anaSpeaks: TalkEvent = { type: 'speaking', userId: 'ana', role: 'host' };
const benCalled: TalkEvent = { type: 'called', userId: 'ben', role: 'turn', by: 'ana' };
const benRaised: TalkEvent = { type: 'hand-raised', userId: 'ben', through: 'button' };
const benDown: TalkEvent = { type: 'turn-ended', userId: 'ben', by: null };
const started: TalkEvent = { type: 'recording-started', recordingId: 'one', by: 'ana' };
const stopped: TalkEvent = { type: 'recording-stopped', recordingId: 'one', by: 'ana', reason: 'host' };
const full: TalkEvent = { type: 'recording-stopped', recordingId: 'one', by: null, reason: 'disk' };
const ended: TalkEvent = { type: 'ended', reason: 'closed', by: 'ana' };
const asked = (userId: string): TalkEvent => ({ type: 'recording-asked', userId });
const given: TalkEvent = { type: 'consent-given', userId: 'ben' };
const declined: TalkEvent = { type: 'consent-declined', userId: 'ben' };
const withdrawn: TalkEvent = { type: 'consent-withdrawn', userId: 'ben' };

const start = (id = 'ana'): Command => ({
  type: 'start-recording',
  by: { id, moderator: false },
  recordingId: 'one',
});
const stop: Command = { type: 'stop-recording', by: { id: 'ana', moderator: false } };
const diskFull: Command = { type: 'end-recording', recordingId: 'one', reason: 'disk' };
const yes: Command = { type: 'answer-consent', userId: 'ben', agrees: true };
const no: Command = { type: 'answer-consent', userId: 'ben', agrees: false };
const next: Command = { type: 'next', by: { id: 'ana', moderator: false } };

const outcome = (talk: Talk, command: Command) => {
  const decision = decide(talk, command, 10_000);
  return decision.ok ? decision.events : decision.refusal.refused;
};

describe('a recording', () => {
  it.each<[string, Talk, Command, readonly TalkEvent[] | string]>([
    [
      'asks everybody who is up when it starts',
      talkAfter(opened, anaSpeaks, benCalled),
      start(),
      [started, asked('ana'), asked('ben')],
    ],
    [
      'does not ask who is on the way down',
      talkAfter(opened, anaSpeaks, benCalled, benDown),
      start(),
      [started, asked('ana')],
    ],
    [
      'does not ask again who answered',
      talkAfter(opened, benCalled, started, asked('ben'), declined, stopped),
      start(),
      [started],
    ],
    ['is started by a host', talkAfter(opened), start('ben'), 'not-host'],
    ['is one at a time', talkAfter(opened, started), start(), 'already-recording'],
    ['is of a live talk', talkAfter(), start(), 'not-live'],
    ['is stopped by a host', talkAfter(opened, started), stop, [stopped]],
    ['that does not run can’t be stopped', talkAfter(opened), stop, 'not-recording'],
    ['ends when the disk is full', talkAfter(opened, started), diskFull, [full]],
    ['that ended ends no more', talkAfter(opened, started, stopped), diskFull, []],
    [
      'asks who is called while it runs, before they speak',
      talkAfter(opened, started, benRaised),
      next,
      [benCalled, asked('ben')],
    ],
    [
      'does not ask twice',
      talkAfter(opened, started, benCalled, asked('ben')),
      { type: 'seen', userId: 'ben', sight: 'speaking', before: 'invited', roles: [] },
      [{ type: 'speaking', userId: 'ben', role: 'turn' }],
    ],
    [
      'asks whom a moderator brought up in Discord',
      talkAfter(opened, started),
      { type: 'seen', userId: 'ben', sight: 'speaking', before: 'audience', roles: [] },
      [{ type: 'speaking', userId: 'ben', role: 'other' }, asked('ben')],
    ],
  ])('%s', (_, talk, command, expected) => {
    expect(outcome(talk, command)).toEqual(expected);
  });

  it('ends with its talk', () => {
    expect(talkAfter(opened, started, ended).recording).toBeNull();
  });

  it('that failed is told of until the next begins', () => {
    expect(talkAfter(opened, started, full).recordingFailed).toEqual({ id: 'one', reason: 'disk' });
    expect(talkAfter(opened, started, stopped).recordingFailed).toBeNull();
    expect(talkAfter(opened, started, full, started).recordingFailed).toBeNull();
  });
});

describe('consent', () => {
  const running = [opened, started];
  it.each<[string, Talk, Command, readonly TalkEvent[] | string]>([
    ['is given', talkAfter(...running, asked('ben')), yes, [given]],
    ['can be given before one is asked', talkAfter(...running), yes, [given]],
    ['given again changes nothing', talkAfter(...running, given), yes, []],
    ['is declined', talkAfter(...running, asked('ben')), no, [declined]],
    ['declined again changes nothing', talkAfter(...running, declined), no, []],
    ['is given after all', talkAfter(...running, declined), yes, [given]],
    ['is withdrawn', talkAfter(...running, given), no, [withdrawn]],
    ['withdrawn again changes nothing', talkAfter(...running, given, withdrawn), no, []],
    ['is given anew', talkAfter(...running, given, withdrawn), yes, [given]],
    ['is withdrawn when the recording stopped', talkAfter(...running, given, stopped), no, [withdrawn]],
    ['is withdrawn after the talk', talkAfter(...running, given, ended), no, [withdrawn]],
    ['is not given after the talk', talkAfter(...running, asked('ben'), ended), yes, 'over'],
    ['needs no withdrawing after the talk that was not given', talkAfter(...running, ended), no, []],
    ['to nothing is none', talkAfter(opened), yes, 'not-recording'],
  ])('%s', (_, talk, command, expected) => {
    expect(outcome(talk, command)).toEqual(expected);
  });

  it('lets keep what is said only while it stands and the recording runs', () => {
    expect(mayBeKept(talkAfter(opened, started, asked('ben')), 'ben')).toBe(false);
    expect(mayBeKept(talkAfter(opened, started, given), 'ben')).toBe(true);
    expect(mayBeKept(talkAfter(opened, started, given), 'ana')).toBe(false);
    expect(mayBeKept(talkAfter(opened, started, given, withdrawn), 'ben')).toBe(false);
    expect(mayBeKept(talkAfter(opened, started, given, stopped), 'ben')).toBe(false);
    expect(consentOf(talkAfter(opened, started, given, ended, withdrawn), 'ben')).toBe('withdrawn');
  });
});
