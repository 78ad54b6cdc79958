/** Keeps the public cards of a talk in step with it: its own, those of guests, the board, and those of turns. */
import { type Client, PermissionFlagsBits } from 'discord.js';
import type { Replays } from '../audio/replay/replays.ts';
import { inGroups } from '../calendar/reminders.ts';
import type { Card, SignId } from '../cards/card.ts';
import { arrivalCard, guestReminderCard, guestReminderSubject, invitationCard } from '../cards/guest-card.ts';
import { noticeCard, noticeOf } from '../cards/notice-card.ts';
import { boardCard } from '../cards/questions-card.ts';
import { CONSENT_ACTIONS } from '../cards/recording-card.ts';
import { summaryCard } from '../cards/summary-card.ts';
import { talkCard } from '../cards/talk-card.ts';
import type { Texts } from '../cards/texts/texts.ts';
import { TURN_ACTIONS, turnCard, turnSubject, warningCard, warningSubject } from '../cards/turn-card.ts';
import type { Clock } from '../clock.ts';
import type { Overlaps } from '../host/overlaps.ts';
import type { Talks } from '../host/talks.ts';
import { summaryOf } from '../talk/summary.ts';
import { isOver, type Talk, turnsOf } from '../talk/talk.ts';
import type { Messages } from './messages.ts';
import { createOpeningCards } from './opening-cards.ts';
import { createRecordingCards } from './recording-cards.ts';
import { sightOf } from './sight.ts';

export type CardSyncDeps = {
  client: Client;
  talks: Talks;
  messages: Messages;
  sign: SignId;
  /** What a custom id says; null when this bot did not make it. */
  read: (customId: string) => { action: string; args: readonly string[] } | null;
  /** The texts of a server's cards. */
  textsFor: (guildId: string) => Promise<Texts>;
  overlaps: Overlaps;
  /** The replays of a talk that is over. */
  replays: Pick<Replays, 'ofTalk'>;
  clock: Clock;
};

const { ViewChannel, SendMessages, ReadMessageHistory } = PermissionFlagsBits;
const WRITES = ViewChannel | SendMessages | ReadMessageHistory;

/** How many people are in the audience of a talk's stage; the bot is none of them. */
export const listeningTo = (client: Client, talk: Talk): number => {
  const { stageId } = talk;
  const states = client.guilds.cache.get(talk.guildId)?.voiceStates.cache;
  if (!stageId || !states) return 0;
  const inAudience = states.filter(
    (state) => state.id !== client.user?.id && ['audience', 'hand'].includes(sightOf(state, stageId)),
  );
  return inAudience.size;
};

/** A talk's own card as everybody sees it now; of one that is over, its summary. */
export const cardOf = async (
  texts: Texts,
  talk: Talk,
  {
    client,
    talks,
    overlaps,
    clock,
    sign,
    replays,
  }: Pick<CardSyncDeps, 'client' | 'talks' | 'overlaps' | 'clock' | 'sign' | 'replays'>,
): Promise<Card> => {
  const now = clock.now().getTime();
  const summary = talk.status === 'ended' ? summaryOf(await talks.log(talk.id), now) : null;
  if (summary) return summaryCard(texts, talk, summary, await replays.ofTalk(talk.id), sign);
  // Everybody who sees this card sees the others, too.
  const others = (await overlaps.of(talk)).filter(({ announceId }) => announceId === talk.announceId);
  return talkCard(texts, talk, listeningTo(client, talk), sign, others);
};

/** The actions of messages that go again. */
const PASSING = [...TURN_ACTIONS, ...CONSENT_ACTIONS];

/** Makes the function that keeps the cards of one talk; it rejects when something has to be tried again. */
export const createCardSync = (deps: CardSyncDeps) => {
  const { client, talks, messages, sign, read, textsFor, clock } = deps;
  const keepRecording = createRecordingCards({ messages, sign });
  /** Talks of which every message about a turn is recorded, as after a run that came to its end. */
  const tidy = new Set<string>();

  /** Where the bot may not write, nobody is told; the card of the talk shows the turns all the same. */
  const mayWrite = (guildId: string, channelId: string): boolean => {
    const guild = client.guilds.cache.get(guildId);
    const me = guild?.members.me;
    const channel = guild?.channels.cache.get(channelId);
    return !!me && !!channel?.permissionsFor(me).has(WRITES);
  };

  const keepOpening = createOpeningCards({ messages, sign, read, mayWrite });

  /** A turn that was over before its message was recorded has nobody who would remove that. */
  const removeLostTurns = async (talkId: string, stageId: string): Promise<void> => {
    await messages.removeLost(stageId, (customId) => {
      const said = read(customId);
      return said !== null && PASSING.includes(said.action) && said.args[0] === talkId;
    });
  };

  /** Who has a turn is told so in the stage's own chat, as long as it lasts. */
  const keepTurns = async (texts: Texts, talk: Talk): Promise<void> => {
    const { id: talkId, stageId } = talk;
    const writes = stageId !== null && mayWrite(talk.guildId, stageId);
    const turns = writes && talk.status === 'live' ? turnsOf(talk) : [];
    const warned = turns.filter((turn) => turn.warned && turn.step === 'speaking');
    const wanted = [...turns.map(turnSubject), ...warned.map(warningSubject)];
    if (!tidy.delete(talkId) && writes) await removeLostTurns(talkId, stageId);
    await messages.removeOthers(talkId, ['turn', 'warning'], wanted);
    for (const turn of turns) {
      const key = { talkId, kind: 'turn' as const, subject: turnSubject(turn) };
      await messages.keep(key, stageId ?? '', turnCard(texts, talk, turn, sign), true);
    }
    for (const turn of warned) {
      const key = { talkId, kind: 'warning' as const, subject: warningSubject(turn) };
      await messages.keep(key, stageId ?? '', warningCard(texts, talk, turn, sign), true);
    }
    if (!isOver(talk)) tidy.add(talkId);
  };

  /** Invitations are public from the first on; a reminder goes when the guest has answered. */
  const keepInvitations = async (texts: Texts, talk: Talk, revive: boolean): Promise<void> => {
    const { id: talkId, announceId } = talk;
    for (const invitation of talk.invitations) {
      const key = { talkId, kind: 'invitation' as const, subject: invitation.id };
      const card = invitationCard(texts, talk, invitation, sign);
      await messages.keep(key, announceId, card, revive && invitation.status !== 'withdrawn');
    }
    const reminded = talk.invitations.filter(({ remindedAt }) => remindedAt.length > 0);
    if (reminded.length === 0) return;
    const standing = reminded.flatMap((invitation) => {
      const subject = guestReminderSubject(talk, invitation);
      return subject === null ? [] : [{ invitation, subject }];
    });
    const subjects = standing.map(({ subject }) => subject);
    await messages.removeOthers(talkId, ['guest-reminder'], subjects);
    for (const { invitation, subject } of standing) {
      const card = guestReminderCard(texts, talk, invitation, sign);
      await messages.keep({ talkId, kind: 'guest-reminder', subject }, announceId, card, true);
    }
  };

  /** The stage's chat is told once that a guest has come. */
  const announceGuests = async (texts: Texts, talk: Talk): Promise<void> => {
    const { id: talkId, stageId, speakers } = talk;
    if (!stageId || talk.status !== 'live' || !mayWrite(talk.guildId, stageId)) return;
    for (const { userId } of speakers.filter(({ role, step }) => role === 'guest' && step !== 'leaving')) {
      await messages.keep(
        { talkId, kind: 'arrival', subject: userId },
        stageId,
        arrivalCard(texts, userId),
        true,
      );
    }
  };

  /** Who waits for a talk is told once when it is moved or called off; a notice that is not true any more goes. */
  const keepNotices = async (texts: Texts, talk: Talk): Promise<void> => {
    const { id: talkId, announceId } = talk;
    const notice = noticeOf(talk, clock.now().getTime());
    if (!notice || !mayWrite(talk.guildId, announceId)) return;
    const { what, since, people } = notice;
    const groups = inGroups(people).map((some, i) => ({ some, subject: `${since}-${i}` }));
    for (const { some, subject } of groups) {
      const card = noticeCard(texts, talk, what, some, subject, sign);
      await messages.keep({ talkId, kind: 'notice', subject }, announceId, card, true);
    }
    await messages.removeOthers(
      talkId,
      ['notice'],
      groups.map(({ subject }) => subject),
    );
  };

  return async (talkId: string): Promise<void> => {
    const talk = await talks.get(talkId);
    if (!talk || !client.guilds.cache.get(talk.guildId)?.available) return;
    const texts = await textsFor(talk.guildId);
    const revive = !isOver(talk);
    const { announceId } = talk;
    const card = await cardOf(texts, talk, deps);
    await messages.keep({ talkId, kind: 'talk', subject: '' }, announceId, card, revive);
    await keepOpening(texts, talk);
    await keepInvitations(texts, talk, revive);
    await keepNotices(texts, talk);
    await announceGuests(texts, talk);
    if (talk.questions.length > 0) {
      const board = boardCard(texts, talk, sign);
      await messages.keep({ talkId, kind: 'questions', subject: '' }, announceId, board, revive);
    }
    await keepTurns(texts, talk);
    const chat = talk.stageId !== null && mayWrite(talk.guildId, talk.stageId) ? talk.stageId : announceId;
    await keepRecording(texts, talk, chat);
  };
};
