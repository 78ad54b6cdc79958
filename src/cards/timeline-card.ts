/** The timeline of a talk: who did what and when, for its hosts and moderators. */
import type { Recorded } from '../talk/events.ts';
import { questionOf, type Talk } from '../talk/talk.ts';
import { at, button, type Card, fitting, panel, type SignId } from './card.ts';
import { asText } from './escape.ts';
import { oneLine } from './one-line.ts';
import type { Texts } from './texts/texts.ts';
import type { Told } from './texts/timeline.ts';

/** How many events one page tells, and how much of the 4,000 characters of a card they take. Source: Discord, Components V2. */
const PAGE = 15;
const PAGE_LENGTH = 3_400;
/** How much of a question is repeated, in UTF-16 code units. */
const QUOTED = 80;

type Entry = { readonly seq: number; readonly at: number; readonly told: Told };

const entriesOf = (talk: Talk, log: readonly Recorded[]): readonly Entry[] => {
  const quoted = (id: number): string => asText(oneLine(questionOf(talk, id)?.text ?? '', QUOTED));
  return log.flatMap(({ seq, at: when, ...event }): Entry[] => {
    const entry = (told: Told): Entry[] => [{ seq, at: when, told }];
    switch (event.type) {
      case 'stage-made':
      case 'stage-started':
      case 'came':
      case 'left':
      case 'listening':
      case 'invitation-seen':
      case 'question-voted':
      case 'question-unvoted':
      case 'event-made':
      case 'event-shown':
      case 'recording-asked':
      case 'interest-shown':
      case 'interest-lost':
      case 'reminder-asked':
      case 'reminder-kept':
      case 'reminder-dropped':
        return [];
      case 'question-asked':
        return entry({ ...event, text: asText(oneLine(event.text, QUOTED)) });
      case 'outsider-invited':
        return entry({ ...event, name: asText(event.name) });
      case 'question-settled':
        return entry({ ...event, text: quoted(event.question) });
      case 'question-merged':
        return entry({
          type: event.type,
          text: quoted(event.question),
          intoText: quoted(event.into),
          by: event.by,
        });
      default:
        return entry(event);
    }
  });
};

const sentenceOf = (texts: Texts, told: Told): string => {
  // Each event meets the sentence of its own key.
  const sentence = texts.timeline[told.type] as (told: Told) => string;
  return sentence(told);
};

/**
 * One page of the timeline, in the order in which things happened.
 *
 * @param before the page ends before the event of this number; the latest page when null
 */
export const timelineCard = (
  texts: Texts,
  talk: Talk,
  log: readonly Recorded[],
  sign: SignId,
  before: number | null = null,
): Card => {
  const entries = entriesOf(talk, log);
  const until = before === null ? entries : entries.filter(({ seq }) => seq < before);
  const said = until.slice(-PAGE).map(({ at: when, told }) => `${at(when, 'T')}  ${sentenceOf(texts, told)}`);
  const lines = fitting(said.toReversed(), PAGE, PAGE_LENGTH).toReversed();
  const first = until.at(-lines.length);
  return panel(
    [texts.history.timeline(asText(talk.topic)), lines.join('\n')],
    [
      [
        ...(first && until.length > lines.length
          ? [button(texts.history.earlier, sign('timeline-page', talk.id, `${first.seq}`))]
          : []),
        ...(before === null ? [] : [button(texts.history.latest, sign('timeline-page', talk.id))]),
      ],
    ],
  );
};
