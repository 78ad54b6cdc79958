/** What somebody can do now on a server: a sentence, the buttons that fit, and where the rest is. */
import { ButtonStyle } from 'discord.js';
import { ACCEPT_WITHIN } from '../talk/deadlines.ts';
import { waitFor } from '../talk/line.ts';
import { boardOf, placeInLine, type Speaker, speakerOf, type Talk } from '../talk/talk.ts';
import {
  at,
  button,
  type Card,
  channel,
  channelUrl,
  link,
  minutes,
  panel,
  type Row,
  type SignId,
  user,
} from './card.ts';
import { asText } from './escape.ts';
import type { Texts } from './texts/texts.ts';

/** How many talks are named at most. */
const NAMED = 3;

/** A planned talk, as far as it is named. */
export type Planned = {
  readonly id: string;
  readonly hostId: string;
  readonly topic: string;
  readonly startsAt: number;
};

/** Where somebody stands: in a live talk, beside one or several, or on a server where none is live. */
export type Moment =
  /** Called up or on the stage. */
  | { readonly is: 'up'; readonly talk: Talk; readonly speaker: Speaker }
  /** Host or co-host. `there`: in the stage. */
  | { readonly is: 'running'; readonly talk: Talk; readonly there: boolean }
  /** In the audience. `moderates`: may run the talk all the same. */
  | { readonly is: 'listening'; readonly talk: Talk; readonly moderates: boolean }
  | { readonly is: 'elsewhere'; readonly talks: readonly [Talk, ...Talk[]] }
  | { readonly is: 'quiet'; readonly mayHost: boolean; readonly planned: readonly Planned[] };

type Said = { readonly sentences: readonly string[]; readonly buttons: Row };

const topicOf = ({ topic }: { topic: string }): string => asText(topic);
const called = (texts: Texts, talk: Talk, { role }: Speaker): string =>
  talk.stageId === null
    ? ''
    : texts.help.called(topicOf(talk), channel(talk.stageId), role === 'turn' ? ACCEPT_WITHIN / 1_000 : null);

/** How to get to the stage, once it is made. */
const come = (texts: Texts, { stageId }: Talk): string =>
  stageId === null ? '' : texts.help.come(channel(stageId));

const whenUp = (texts: Texts, talk: Talk, speaker: Speaker, sign: SignId): Said => {
  const { userId, step, role, from } = speaker;
  const done = sign('done', talk.id, userId, `${from}`);
  if (step === 'called')
    return {
      sentences: [called(texts, talk, speaker)],
      buttons: role === 'turn' ? [button(texts.buttons.notNow, done)] : [],
    };
  return role === 'turn'
    ? { sentences: [texts.help.speaksInTurn(topicOf(talk))], buttons: [button(texts.buttons.endTurn, done)] }
    : { sentences: [texts.help.speaks(topicOf(talk))], buttons: [] };
};

const whenRunning = (texts: Texts, talk: Talk, there: boolean, userId: string, sign: SignId): Said => {
  const speaker = speakerOf(talk, userId);
  const coming = speaker?.step === 'called' ? called(texts, talk, speaker) : '';
  return {
    sentences: [
      texts.help.runs(topicOf(talk)),
      texts.help.hands(talk.hands.length),
      texts.help.questions(boardOf(talk).length),
      there ? coming : come(texts, talk),
    ],
    buttons: [
      {
        ...button(texts.buttons.next, sign('next', talk.id), ButtonStyle.Primary),
        disabled: talk.hands.length === 0,
      },
      button(texts.buttons.controls, sign('controls', talk.id)),
    ],
  };
};

const whenListening = (texts: Texts, talk: Talk, moderates: boolean, userId: string, sign: SignId): Said => {
  const place = placeInLine(talk, userId);
  const inLine = texts.line.place(place, minutes(waitFor(talk, userId)), talk.rules.order);
  return {
    sentences: [place > 0 ? inLine : texts.help.listens(topicOf(talk)), talk.locked ? texts.talk.locked : ''],
    buttons: [
      place > 0
        ? button(texts.buttons.lower, sign('lower', talk.id))
        : button(texts.buttons.raise, sign('raise', talk.id), ButtonStyle.Primary),
      button(texts.buttons.ask, sign('ask', talk.id)),
      ...(moderates ? [button(texts.buttons.controls, sign('controls', talk.id))] : []),
    ],
  };
};

const whenElsewhere = (texts: Texts, talks: readonly [Talk, ...Talk[]], sign: SignId): Said => {
  const [{ id, guildId, stageId }] = talks;
  const more = talks.length - NAMED;
  return {
    sentences: [
      ...talks
        .slice(0, NAMED)
        .map((talk) => texts.help.live(topicOf(talk), talk.stageId && channel(talk.stageId))),
      more > 0 ? texts.talk.more(more) : '',
    ],
    buttons:
      talks.length > 1
        ? []
        : [
            ...(stageId ? [link(texts.buttons.listen, channelUrl(guildId, stageId))] : []),
            button(texts.buttons.ask, sign('ask', id)),
          ],
  };
};

const whenQuiet = (
  texts: Texts,
  mayHost: boolean,
  planned: readonly Planned[],
  userId: string,
  sign: SignId,
): Said => {
  const [next] = planned;
  const list = planned.map((talk) =>
    texts.help.planned(topicOf(talk), at(talk.startsAt, 'F'), user(talk.hostId)),
  );
  const sentence = mayHost ? texts.help.mayHost : texts.help.mayNotHost;
  if (!next) return { sentences: [sentence, mayHost ? '' : texts.help.nothingPlanned], buttons: [] };
  return {
    sentences: [sentence, [texts.empty.planned, ...list].join('\n')],
    buttons:
      next.hostId === userId
        ? [
            button(texts.buttons.openNow, sign('open', next.id), ButtonStyle.Primary),
            button(texts.buttons.callOff, sign('cancel', next.id)),
          ]
        : [button(texts.buttons.remindMe, sign('remind', next.id), ButtonStyle.Primary)],
  };
};

const saidIn = (texts: Texts, moment: Moment, userId: string, sign: SignId): Said => {
  switch (moment.is) {
    case 'up':
      return whenUp(texts, moment.talk, moment.speaker, sign);
    case 'running':
      return whenRunning(texts, moment.talk, moment.there, userId, sign);
    case 'listening':
      return whenListening(texts, moment.talk, moment.moderates, userId, sign);
    case 'elsewhere':
      return whenElsewhere(texts, moment.talks, sign);
    case 'quiet':
      return whenQuiet(texts, moment.mayHost, moment.planned, userId, sign);
  }
};

/**
 * What somebody can do now.
 *
 * @param maySet whether they may choose the server's settings
 */
export const helpCard = (
  texts: Texts,
  moment: Moment,
  { userId, maySet }: { userId: string; maySet: boolean },
  sign: SignId,
): Card => {
  const { sentences, buttons } = saidIn(texts, moment, userId, sign);
  return panel([...sentences, texts.help.pointer, maySet ? texts.help.pointerForAdmins : ''], [buttons]);
};
