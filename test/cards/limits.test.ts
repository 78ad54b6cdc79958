/** The largest talk there can be: every card of it is taken by Discord, in every language. */
import { describe, expect, it } from 'vitest';
import { judgeMessage } from '../../sandbox/validate/messages.ts';
import { type Card, messageUrl } from '../../src/cards/card.ts';
import { feedCard } from '../../src/cards/feed-card.ts';
import { guestReminderCard, invitationCard } from '../../src/cards/guest-card.ts';
import { helpCard, type Moment } from '../../src/cards/help-card.ts';
import { hostPanel, personPanel } from '../../src/cards/host-panel.ts';
import { LIST_PAGE, listCard } from '../../src/cards/list-card.ts';
import { nowLiveCard } from '../../src/cards/now-live-card.ts';
import { openingCard, unopenedCard } from '../../src/cards/opening-card.ts';
import { firstDirectCard, OWN_TALKS_MOST, ownRemindersCard } from '../../src/cards/own-reminders-card.ts';
import { boardCard, hostBoard, questionPanel } from '../../src/cards/questions-card.ts';
import {
  consentCard,
  ownRecordingCard,
  recordingFailedCard,
  recordingStatusCard,
} from '../../src/cards/recording-card.ts';
import { remindersCard } from '../../src/cards/reminders-card.ts';
import { replayCard, replayList } from '../../src/cards/replay-card.ts';
import { summaryCard } from '../../src/cards/summary-card.ts';
import { directReminderCard, reminderCard, roleReminderCard, talkCard } from '../../src/cards/talk-card.ts';
import { LANGUAGES, textsIn } from '../../src/cards/texts/index.ts';
import { timelineCard } from '../../src/cards/timeline-card.ts';
import { turnCard, warningCard } from '../../src/cards/turn-card.ts';
import { createCustomIds } from '../../src/discord/custom-id.ts';
import type { Recorded, TalkEvent } from '../../src/talk/events.ts';
import { fold } from '../../src/talk/evolve.ts';
import type { Replay } from '../../src/talk/replay.ts';
import { summaryOf } from '../../src/talk/summary.ts';
import { speakerOf, type Talk } from '../../src/talk/talk.ts';

const TALK_ID = '7b2f3a54-6a51-4d8e-9a52-0b1f5a9c1d10';
const NOW = Date.UTC(2026, 10, 22);
/** Snowflakes have 19 digits these days, and may have 20. */
const person = (n: number): string => `${10n ** 19n + BigInt(n)}`;
const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

const HOST = person(0);
/** Whatever is escaped is twice as long as it was typed. */
const TOPIC = '*_'.repeat(60);
const QUESTION = '`<'.repeat(150);

const planned: TalkEvent = {
  type: 'planned',
  talkId: TALK_ID,
  guildId: person(1),
  hostId: HOST,
  topic: TOPIC,
  announceId: person(2),
  stageId: person(3),
  startsAt: NOW + 3_600_000,
  zone: 'America/Argentina/ComodRivadavia',
  rules: {
    order: 'new-voices',
    turnMs: 3_570_000,
    speakersAtOnce: 10,
    cap: 500,
    cooldownMs: 7_200_000,
    attendance: true,
    reviewQuestions: true,
  },
};

const guests: TalkEvent[] = many(30, (n) => n).flatMap((n): TalkEvent[] => [
  { type: 'guest-invited', guestId: person(100 + n), by: HOST, message: '~|'.repeat(150) },
  {
    type: 'invitation-answered',
    guestId: person(100 + n),
    answer: n < 25 ? 'accepted' : 'declined',
    words: '*'.repeat(300),
  },
]);

const live: TalkEvent[] = [
  ...many(20, (n): TalkEvent => ({ type: 'co-host-added', userId: person(200 + n), by: HOST })),
  { type: 'opened', by: HOST, stageId: person(3) },
  { type: 'stage-started', instanceId: person(4) },
  { type: 'speaking', userId: HOST, role: 'host' },
  ...many(
    300,
    (n): TalkEvent => ({ type: 'hand-raised', userId: person(1_000 + n), through: 'button', ahead: true }),
  ),
  ...many(10, (n): TalkEvent => ({ type: 'called', userId: person(1_000 + n), role: 'turn', by: HOST })),
  ...many(9, (n): TalkEvent => ({ type: 'speaking', userId: person(1_000 + n), role: 'turn' })),
  ...many(30, (n): TalkEvent => ({ type: 'hand-away', userId: person(1_010 + n) })),
  { type: 'recording-started', recordingId: TALK_ID, by: HOST },
  ...many(100, (n): TalkEvent => ({ type: 'consent-withdrawn', userId: person(1_000 + n) })),
  ...many(40, (n): TalkEvent => ({ type: 'kept-out', userId: person(3_000 + n), by: HOST })),
  ...many(
    100,
    (n): TalkEvent => ({
      type: 'question-asked',
      userId: person(2_000 + n),
      text: QUESTION,
      anonymous: false,
      waiting: n % 2 === 0,
    }),
  ),
  ...many(30, (n): TalkEvent => ({ type: 'hand-moved', userId: person(1_200 + n), to: 3, by: HOST })),
  { type: 'hands-cleared', by: HOST },
  { type: 'listening', count: 9_999 },
];

const logOf = (events: readonly TalkEvent[]): Recorded[] =>
  events.map((event, i) => ({ ...event, seq: i + 1, at: NOW + i * 10_000 }));

const talkOf = (log: readonly Recorded[]): Talk => {
  const talk = fold(log);
  if (!talk) throw new Error('no talk');
  return talk;
};

const before = talkOf(logOf([planned, ...guests]));
const coHosts = many(99, (n): TalkEvent => ({ type: 'co-host-added', userId: person(200 + n), by: HOST }));
const permissions = ['View Channel', 'Connect', 'Manage Channels', 'Mute Members', 'Move Members'];
const asked = talkOf(
  logOf([
    planned,
    ...guests,
    ...coHosts,
    { type: 'open-asked', why: { refused: 'bot-lacks', permissions, where: person(3) } },
    { type: 'open-nudged' },
  ]),
);
const opening = asked.opening ?? expect.fail('nobody was asked');
const cleared = logOf([planned, ...guests, ...live]);
const now = talkOf(cleared.slice(0, -2));
const over = [
  ...cleared,
  { type: 'ended', reason: 'host-gone', by: null, seq: cleared.length + 1, at: NOW + 9_000_000 },
] as Recorded[];

const ids = createCustomIds(Buffer.alloc(32));
const later = NOW + 1_000_000;

/** Replays of the longest topic, in which many speak. */
const replaysOf = (count: number): Replay[] =>
  Array.from({ length: count }, (_, n) => ({
    recordingId: `00000000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`,
    talkId: before.id,
    guildId: before.guildId,
    topic: before.topic,
    hostId: HOST,
    announceId: before.announceId,
    startedAt: NOW,
    duration: 86_400_000,
    status: n % 2 === 0 ? 'ready' : 'failed',
    progress: 100,
    why: n % 2 === 0 ? null : 'mixer',
    size: 1,
    speakers: Array.from({ length: 50 }, (_, i) => person(1_000 + i)),
    waveform: [],
    captions: null,
    publishedAt: null,
  }));
const vtt = {
  file: { name: 'replay.vtt', data: async () => Buffer.alloc(0) },
  url: 'https://x'.padEnd(512, 'x'),
};
const shownReplay = {
  replay: replaysOf(1)[0] ?? expect.fail('no replay'),
  chapters: Array.from({ length: 99 }, (_, n) => ({
    at: n * 60_000,
    type: 'question' as const,
    text: '*'.repeat(500),
  })),
  address: { url: `https://${'x'.repeat(200)}`, until: NOW },
  mayManage: true,
};

describe.each(LANGUAGES)('in %s', (language) => {
  const texts = textsIn(language);
  const { sign } = ids;
  const done = { sentence: texts.done.ruledBelow(500, 1), undo: 99_999 };
  const speaker = speakerOf(now, person(1_000)) ?? expect.fail('nobody speaks');
  const called = speakerOf(now, person(1_009)) ?? expect.fail('nobody is called');
  const summary = summaryOf(over, later) ?? expect.fail('it was not opened');
  const [question] = now.questions;
  const invitation = before.invitations.at(-1);
  if (!question || !invitation) throw new Error('nothing was asked');
  const help = (moment: Moment) => helpCard(texts, moment, { userId: HOST, maySet: true }, sign);

  it.each<[string, () => Card]>([
    ['the card of a planned talk', () => talkCard(texts, before, 0, sign)],
    ['the card of a live talk', () => talkCard(texts, now, 10_000, sign)],
    ['a summary', () => summaryCard(texts, talkOf(over), summary, replaysOf(5), sign)],
    ['a replay', () => replayCard(texts, { ...shownReplay, files: [], captions: vtt }, sign)],
    ['replays', () => replayList(texts, replaysOf(25), sign)],
    ['the controls', () => hostPanel(texts, now, later, sign, done)],
    [
      'what can be done about a listener',
      () => personPanel(texts, now, person(1_100), { id: HOST, moderator: true }, later, sign, done),
    ],
    [
      'what can be done about a speaker',
      () => personPanel(texts, now, person(1_000), { id: HOST, moderator: true }, later, sign, done),
    ],
    ['the board', () => boardCard(texts, now, sign)],
    ['the board of hosts', () => hostBoard(texts, now, sign, texts.done.merged)],
    ['the board of a talk that is over', () => boardCard(texts, talkOf(over), sign)],
    ['a question', () => questionPanel(texts, now, question, sign, texts.done.merged)],
    ['a turn', () => turnCard(texts, now, speaker, sign)],
    ['a call', () => turnCard(texts, now, called, sign)],
    ['a warning', () => warningCard(texts, now, speaker, sign)],
    ['the question whether one may be recorded', () => consentCard(texts, now, HOST, sign)],
    ['one’s own recording', () => ownRecordingCard(texts, now, HOST, sign)],
    ['how a recording stands', () => recordingStatusCard(texts, now, { bytes: 2e9, longest: 1e8 })],
    [
      'that a recording stopped',
      () => recordingFailedCard(texts, now, { id: TALK_ID, reason: 'not-possible' }),
    ],
    ['an invitation', () => invitationCard(texts, before, invitation, sign)],
    ['a reminder of a guest', () => guestReminderCard(texts, before, invitation, sign)],
    [
      'a reminder',
      () =>
        reminderCard(
          texts,
          before,
          many(100, (n) => person(5_000 + n)),
          'x'.repeat(22),
          NOW,
          sign,
        ),
    ],
    ['a reminder as a direct message', () => directReminderCard(texts, before, 'x'.repeat(22), NOW, sign)],
    ['a reminder of a role', () => roleReminderCard(texts, before, person(6), 'x'.repeat(22), NOW, sign)],
    ['the first direct message', () => firstDirectCard(texts, sign)],
    [
      'all reminders of a person',
      () =>
        ownRemindersCard(
          texts,
          {
            quiet: { from: 1_320, to: 420, zone: 'America/Argentina/ComodRivadavia' },
            direct: true,
            role: { id: person(6), has: false },
            talks: many(OWN_TALKS_MOST, (n) => ({
              id: `${TALK_ID.slice(0, -2)}${n + 10}`,
              topic: TOPIC,
              startsAt: NOW,
            })),
          },
          sign,
          texts.delivery.own.kept.stopped(TOPIC),
        ),
    ],
    ['the choice of reminders', () => remindersCard(texts, before, person(1), NOW, sign)],
    [
      'a list of talks',
      () =>
        listCard(
          texts,
          many(LIST_PAGE, () => ({
            topic: TOPIC,
            hostId: HOST,
            live: false,
            at: NOW,
            length: 43_200_000,
            repeats: true,
            stageId: person(3),
            guests: many(30, (n) => person(100 + n)),
            url: messageUrl(person(1), person(2), person(3)),
          })),
          8,
          1_000,
          sign,
        ),
    ],
    ['a question to its host', () => openingCard(texts, asked, opening, sign)],
    [
      'word that a talk is called off',
      () =>
        unopenedCard(
          texts,
          asked,
          many(100, (n) => person(5_000 + n)),
          99,
          sign,
        ),
    ],
    ['that a talk is live', () => nowLiveCard(texts, now, sign)],
    ['that it was', () => nowLiveCard(texts, talkOf(over), sign)],
    [
      'the address of a calendar',
      () =>
        feedCard(
          texts,
          'calendar',
          `https://rostrum.${'example.'.repeat(28)}org/calendar/${'x'.repeat(43)}.ics`,
          sign,
          texts.feed.calendar.renewed,
        ),
    ],
    [
      'the address of a podcast',
      () =>
        feedCard(
          texts,
          'podcast',
          `https://rostrum.${'example.'.repeat(28)}org/podcast/${'x'.repeat(43)}`,
          sign,
          texts.feed.podcast.renewed,
        ),
    ],
    ['the timeline', () => timelineCard(texts, now, cleared, sign)],
    ['help for a host', () => help({ is: 'running', talk: now, there: false })],
    ['help for a speaker', () => help({ is: 'up', talk: now, speaker })],
    ['help for a listener', () => help({ is: 'listening', talk: now, moderates: true })],
    ['help beside talks', () => help({ is: 'elsewhere', talks: [now, now, now, now] })],
    [
      'help where nothing is live',
      () =>
        help({
          is: 'quiet',
          mayHost: true,
          planned: many(3, () => ({ id: TALK_ID, hostId: HOST, topic: TOPIC, startsAt: NOW })),
        }),
    ],
  ])('%s fits', (_, make) => {
    const { components, mentions, files = [] } = make();
    const { problems, empty } = judgeMessage(
      { flags: 1 << 15, components, allowed_mentions: { parse: [], users: mentions } },
      { files: files.map(({ name }) => name) },
    );
    expect(problems).toEqual([]);
    expect(empty).toBe(false);
  });
});
