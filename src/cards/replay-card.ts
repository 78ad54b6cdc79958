/** A replay as one person sees it, the list of those that they may hear, and what the card of a talk says of its own. */
import { ButtonStyle, ComponentType } from 'discord.js';
import type { Chapter } from '../talk/chapters.ts';
import type { Replay } from '../talk/replay.ts';
import {
  at,
  button,
  type Card,
  type CardFile,
  fitting,
  link,
  panel,
  plain,
  type SignId,
  user,
} from './card.ts';
import { asText } from './escape.ts';
import { oneLine } from './one-line.ts';
import { clockText } from './picture.ts';
import type { Texts } from './texts/texts.ts';
import { drawWaveform, linesDrawn } from './waveform.ts';

/** How many chapters are listed, and how much room they take, in UTF-16 code units: addresses are long. */
const CHAPTERS = 20;
const CHAPTERS_LENGTH = 2_600;
const QUESTION_LENGTH = 80;
/** How many replays of one talk have a button on its card, the latest of them; a row has room for five. */
const BUTTONS = 2;
/** How many replays are listed. */
const LISTED = 10;
/** The longest label of an option, in UTF-16 code units. Source: Discord, select option. */
const LABEL_MAX = 100;

const PICTURE = 'replay.png';

export type ReplayShown = {
  replay: Replay;
  chapters: readonly Chapter[];
  /** Where it can be heard, and until when in milliseconds since 1970; null when it is nowhere over HTTP. */
  address: { url: string; until: number } | null;
  files: readonly CardFile[];
  /** What was said in it, and where that is over HTTP. */
  captions?: { file: CardFile; url: string | null };
  /** Whether who sees it may publish and delete it. */
  mayManage: boolean;
  /** Something that is said beside it. */
  note?: string;
};

/** A time that is pressed leads to that place. Source: W3C, Media Fragments URI. */
const timeText = (ms: number, url: string | null): string =>
  url === null ? clockText(ms) : `[${clockText(ms)}](${url}#t=${Math.floor(ms / 1_000)})`;

const chapterText = (chapter: Chapter, url: string | null): string => {
  const what =
    chapter.type === 'turn' ? user(chapter.userId) : `“${asText(oneLine(chapter.text, QUESTION_LENGTH))}”`;
  return `${timeText(chapter.at, url)} ${what}`;
};

const chaptersText = (texts: Texts, chapters: readonly Chapter[], url: string | null): string => {
  if (chapters.length === 0) return '';
  const lines = fitting(
    chapters.map((chapter) => chapterText(chapter, url)),
    CHAPTERS,
    CHAPTERS_LENGTH,
  );
  const more = chapters.length - lines.length;
  return [texts.replay.chapters, ...lines, ...(more > 0 ? [texts.replay.more(more)] : [])].join('\n');
};

/** Who is who in the picture. */
const legend = (speakers: readonly string[]): string =>
  speakers
    .slice(0, linesDrawn(speakers.length))
    .map((userId, i) => `**${i + 1}** ${user(userId)}`)
    .join(' · ');

/** A replay, with its sound as a file or by an address. */
export const replayCard = (texts: Texts, shown: ReplayShown, sign: SignId): Card => {
  const { replay, chapters, address, files, captions, mayManage, note = '' } = shown;
  const { recordingId, topic, duration, startedAt, hostId, speakers, waveform, publishedAt } = replay;
  const card = panel(
    [
      texts.replay.title(asText(topic), texts.talk.length(duration)),
      texts.replay.recorded(at(startedAt, 'D'), user(hostId)),
      { name: PICTURE, description: texts.replay.picture, data: () => drawWaveform(waveform, duration) },
      legend(speakers),
      chaptersText(texts, chapters, address?.url ?? null),
      note,
      address && files.length === 0 ? texts.replay.linked(at(address.until, 'R')) : '',
      mayManage && publishedAt === null ? texts.replay.private : '',
    ],
    [
      [
        ...(address ? [link(texts.replay.buttons.listen, address.url)] : []),
        ...(captions?.url ? [link(texts.replay.buttons.captions, captions.url)] : []),
        ...(mayManage
          ? [
              publishedAt === null
                ? button(texts.replay.buttons.publish, sign('replay-publish', recordingId))
                : button(texts.replay.buttons.unpublish, sign('replay-unpublish', recordingId)),
              button(texts.replay.buttons.delete, sign('replay-delete', recordingId), ButtonStyle.Danger),
            ]
          : []),
      ],
    ],
  );
  const all = captions ? [...files, captions.file] : files;
  const attached = all.map(({ name }) => ({
    type: ComponentType.File as const,
    file: { url: `attachment://${name}` },
  }));
  return {
    ...card,
    components: [...card.components, ...attached],
    files: [...(card.files ?? []), ...all],
  };
};

/** How far the captions of a replay are that a host wants. */
export const captionsCard = (texts: Texts, { recordingId, captions }: Replay, sign: SignId): Card => {
  const { buttons } = texts.replay;
  return captions === 'failed'
    ? plain(texts.replay.captions.failed, [button(buttons.again, sign('replay-write', recordingId))])
    : plain(texts.replay.captions.writing, [button(buttons.look, sign('replay-transcript', recordingId))]);
};

/** The latest of the replays that somebody may hear. */
export const replayList = (texts: Texts, all: readonly Replay[], sign: SignId): Card => {
  const { list } = texts.replay;
  const replays = all.slice(0, LISTED);
  if (replays.length === 0) return panel([list.none], []);
  const lineOf = ({ startedAt, topic, duration, publishedAt }: Replay) =>
    list.line(at(startedAt, 'D'), asText(topic), texts.talk.length(duration)) +
    (publishedAt === null ? ` · ${list.private}` : '');
  return panel(
    [list.title, ...replays.map(lineOf)],
    [
      [
        {
          type: ComponentType.StringSelect,
          custom_id: sign('replays'),
          placeholder: list.choose,
          options: replays.map(({ recordingId, topic }) => ({
            label: oneLine(topic, LABEL_MAX),
            value: recordingId,
          })),
        },
      ],
    ],
  );
};

/** What the card of a talk that is over says of its replays. */
export const replayLines = (texts: Texts, replays: readonly Replay[]): string[] =>
  replays.map(({ status, progress, why, publishedAt }) => {
    if (status === 'mixing') return texts.replay.mixing(progress);
    if (status === 'failed') return why ? texts.replay.why(why) : '';
    return publishedAt === null ? '' : texts.replay.published;
  });

/** The buttons by which the replays of a talk are heard, or tried again. */
export const replayButtons = (texts: Texts, replays: readonly Replay[], sign: SignId) =>
  replays.slice(-BUTTONS).flatMap(({ recordingId, status, why, duration }) => {
    if (status === 'ready')
      return [button(texts.replay.buttons.replay(clockText(duration)), sign('replay', recordingId))];
    const again = status === 'failed' && why !== 'silent';
    return again ? [button(texts.replay.buttons.again, sign('replay-again', recordingId))] : [];
  });
