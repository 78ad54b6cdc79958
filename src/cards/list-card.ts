/** The talks of a server that are live or planned, page by page. */
import { at, button, type Card, channel, panel, type SignId, user } from './card.ts';
import { asText } from './escape.ts';
import type { Texts } from './texts/texts.ts';

/** How many talks one page lists: so many of the longest fit the 4,000 characters of a card in every language. */
export const LIST_PAGE = 6;

/** How many guests a line names. */
const GUESTS_NAMED = 3;

/** A talk as the list shows it; times in milliseconds since 1970, `length` in milliseconds. */
export type Listed = {
  readonly topic: string;
  readonly hostId: string;
  readonly live: boolean;
  /** When it was opened, if it is live, else when it starts; null for an idea. */
  readonly at: number | null;
  readonly length: number | null;
  /** Whether it is one of a series. */
  readonly repeats: boolean;
  readonly stageId: string | null;
  /** The guests who accepted. */
  readonly guests: readonly string[];
  /** Where its card is; null while it has none. */
  readonly url: string | null;
};

const guestsOf = ({ talk, planning }: Texts, guests: readonly string[]): string[] => {
  if (guests.length === 0) return [];
  const more = guests.length - GUESTS_NAMED;
  const names = guests.slice(0, GUESTS_NAMED).map(user);
  return [planning.list.guests([...names, ...(more > 0 ? [talk.more(more)] : [])].join(' '))];
};

const entry = (texts: Texts, talk: Listed): string => {
  const { list } = texts.planning;
  const topic = asText(talk.topic);
  const when = talk.at === null ? list.undated : at(talk.at, 'F');
  const since = talk.at === null ? '' : at(talk.at, 'R');
  const about = [
    list.host(user(talk.hostId)),
    ...guestsOf(texts, talk.guests),
    ...(talk.length === null ? [] : [texts.series.length(talk.length)]),
    ...(talk.repeats ? [list.repeats] : []),
    ...(talk.stageId === null ? [] : [channel(talk.stageId)]),
    ...(talk.url === null ? [] : [`[${list.card}](${talk.url})`]),
  ];
  return [
    talk.live ? list.live(topic, since) : list.planned(topic, when, since),
    `-# ${about.join(' · ')}`,
  ].join('\n');
};

/**
 * One page of the list, live talks first, then by when they start.
 *
 * @param page which one, from 0
 * @param pages how many there are, at least 1
 */
export const listCard = (
  texts: Texts,
  listed: readonly Listed[],
  page: number,
  pages: number,
  sign: SignId,
): Card => {
  const { list } = texts.planning;
  if (listed.length === 0) return panel([list.none], []);
  return panel(
    [pages > 1 ? list.pageOf(page + 1, pages) : list.title, ...listed.map((talk) => entry(texts, talk))],
    [
      [
        ...(page > 0 ? [button(list.earlier, sign('list', `${page - 1}`))] : []),
        ...(page + 1 < pages ? [button(list.later, sign('list', `${page + 1}`))] : []),
      ],
    ],
  );
};
