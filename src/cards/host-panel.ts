/** What hosts see when they press “Host controls”, and of one person whom they chose. Only they see it. */
import { ButtonStyle, ComponentType } from 'discord.js';
import type { Actor } from '../talk/commands.ts';
import { waitFor } from '../talk/line.ts';
import { ownerRefusal } from '../talk/refuse.ts';
import { ORDERS } from '../talk/rules.ts';
import { isUp, nextInLine, placeInLine, type Speaker, speakerOf, type Talk } from '../talk/talk.ts';
import { at, button, type Card, minutes, panel, type Row, type SignId, user } from './card.ts';
import type { Texts } from './texts/texts.ts';

/** How many people of a kind the panel names. */
const NAMED = 10;

const inLine = (texts: Texts, talk: Talk): string => {
  const named = talk.hands
    .slice(0, NAMED)
    .map(({ userId }, i) => texts.panel.place(i + 1, user(userId), minutes(waitFor(talk, userId))));
  const more = talk.hands.length - named.length;
  return [...named, ...(more > 0 ? [texts.talk.more(more)] : [])].join('\n');
};

/** The latest of these people. */
const people = (texts: Texts, ids: readonly string[]): string => {
  const more = ids.length - NAMED;
  return [...ids.slice(-NAMED).map(user), ...(more > 0 ? [texts.talk.more(more)] : [])].join(' · ');
};

const spokenBy = (talk: Talk, userId: string, now: number): number => {
  const over = talk.talkTimes.find((time) => time.userId === userId)?.ms ?? 0;
  const speaker = speakerOf(talk, userId);
  return over + (speaker?.step === 'speaking' ? now - speaker.since : 0);
};

const onStage =
  (texts: Texts, talk: Talk, now: number) =>
  (speaker: Speaker): string[] => {
    if (speaker.step === 'leaving') return [];
    if (speaker.step === 'called') return [texts.talk.invitedUp(user(speaker.userId))];
    return [
      texts.panel.speaks(
        user(speaker.userId),
        Math.round(spokenBy(talk, speaker.userId, now) / 1_000),
        speaker.endsAt === null ? null : at(speaker.endsAt, 'R'),
      ),
    ];
  };

/** What was just done, with the button that takes it back where that is possible. */
export type Done = { sentence: string; undo: number | null };

const doneRow = (texts: Texts, talk: Talk, sign: SignId, done: Done | null): Row =>
  done?.undo ? [button(texts.buttons.undo, sign('undo', talk.id, `${done.undo}`))] : [];

/** The controls of a live talk. */
export const hostPanel = (
  texts: Texts,
  talk: Talk,
  now: number,
  sign: SignId,
  done: Done | null = null,
): Card => {
  const act = (name: string) => sign('act', talk.id, name);
  const { rules } = talk;
  const next = nextInLine(talk);
  const up = talk.speakers.flatMap(onStage(texts, talk, now));
  return panel(
    [
      done?.sentence ?? '',
      texts.panel.title,
      texts.talk.onStage(up.length ? up.join(' · ') : texts.talk.nobodyOnStage),
      talk.hands.length ? inLine(texts, talk) : texts.panel.nobodyInLine,
      texts.panel.rules(rules.order, {
        turn: rules.turnMs === null ? null : minutes(rules.turnMs),
        atOnce: rules.speakersAtOnce,
        cap: rules.cap,
        cooldown: minutes(rules.cooldownMs),
      }),
      talk.locked ? texts.talk.locked : '',
      talk.coHosts.length ? texts.panel.coHosts(people(texts, talk.coHosts)) : '',
      talk.keptOut.length ? texts.panel.keptOut(people(texts, talk.keptOut)) : '',
    ],
    [
      doneRow(texts, talk, sign, done),
      [
        { ...button(texts.buttons.next, act('next'), ButtonStyle.Primary), disabled: !next },
        {
          ...button(texts.buttons.skip, act('skip')),
          disabled: !next && !talk.speakers.some((one) => one.step === 'called'),
        },
        button(talk.locked ? texts.buttons.unlock : texts.buttons.lock, act(talk.locked ? 'unlock' : 'lock')),
        {
          ...button(texts.buttons.clear, act('clear'), ButtonStyle.Danger),
          disabled: talk.hands.length === 0,
        },
        button(texts.buttons.refresh, act('look')),
      ],
      [
        {
          type: ComponentType.UserSelect,
          custom_id: sign('person', talk.id),
          placeholder: texts.panel.choosePerson,
        },
      ],
      [
        {
          type: ComponentType.StringSelect,
          custom_id: sign('order', talk.id),
          placeholder: texts.panel.chooseOrder,
          options: ORDERS.map((order) => ({
            label: texts.orders[order],
            value: order,
            default: order === rules.order,
          })),
        },
      ],
      [
        button(texts.buttons.rules, sign('rules', talk.id)),
        button(texts.buttons.questions, sign('board', talk.id)),
        button(texts.buttons.timeline, sign('timeline', talk.id)),
      ],
    ],
  );
};

/** What somebody who runs the talk can do about one person: a co-host not about who hosts, nor about another co-host. */
export const personPanel = (
  texts: Texts,
  talk: Talk,
  userId: string,
  by: Actor,
  now: number,
  sign: SignId,
  done: Done | null = null,
): Card => {
  const act = (name: string) => sign('act', talk.id, name, userId);
  const place = placeInLine(talk, userId);
  const up = isUp(talk, userId);
  const speaker = speakerOf(talk, userId);
  const isHost = userId === talk.hostId;
  const isCoHost = talk.coHosts.includes(userId);
  const isOut = talk.keptOut.includes(userId);
  const owns = ownerRefusal(talk, by) === null;
  const mayAct = !isHost && (owns || !isCoHost || userId === by.id);
  const turns = talk.talkTimes.find((time) => time.userId === userId)?.turns ?? 0;
  return panel(
    [
      done?.sentence ?? '',
      texts.person.is(user(userId), isHost ? 'host' : isCoHost ? 'coHost' : 'listener'),
      place > 0 ? texts.person.inLine(place, minutes(waitFor(talk, userId))) : '',
      isOut ? texts.person.isKeptOut : '',
      texts.person.spoken(Math.round(spokenBy(talk, userId, now) / 1_000), turns),
    ],
    [
      doneRow(texts, talk, sign, done),
      isOut
        ? []
        : [
            ...(up ? [] : [button(texts.buttons.callUp, act('call'), ButtonStyle.Primary)]),
            ...(place > 0
              ? [
                  button(texts.buttons.move, sign('move', talk.id, userId)),
                  button(texts.buttons.lowerTheirs, act('lower')),
                ]
              : []),
            ...(speaker?.endsAt ? [button(texts.buttons.moreTime, act('more-time'))] : []),
            ...(up && mayAct ? [button(texts.buttons.toAudience, act('audience'))] : []),
          ],
      [
        ...(owns && !isHost
          ? [
              button(
                isCoHost ? texts.buttons.noCoHost : texts.buttons.coHost,
                act(isCoHost ? 'no-co-host' : 'co-host'),
              ),
              button(texts.buttons.handOver, act('hand-over')),
            ]
          : []),
        ...(mayAct && isOut ? [button(texts.buttons.letIn, act('let-in'))] : []),
        ...(mayAct && !isOut
          ? [
              button(texts.buttons.remove, act('remove'), ButtonStyle.Danger),
              button(texts.buttons.keepOut, act('keep-out'), ButtonStyle.Danger),
            ]
          : []),
      ],
      [button(texts.buttons.back, act('look'))],
    ],
  );
};
