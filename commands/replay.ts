/** /replay: hear recorded talks again, let everybody hear them, delete them; with the buttons of replays. */
import { ButtonStyle, type Guild, type GuildMember, PermissionFlagsBits } from 'discord.js';
import type { ReplayFormat } from '../src/audio/replay/replays.ts';
import { button, type Card, type CardFile, fitting, plain, withFiles } from '../src/cards/card.ts';
import { asText } from '../src/cards/escape.ts';
import { oneLine } from '../src/cards/one-line.ts';
import { captionsCard, replayCard, replayList } from '../src/cards/replay-card.ts';
import type { Refusal } from '../src/cards/texts/refusal.ts';
import { refusalText, type Texts } from '../src/cards/texts/texts.ts';
import { feedAddress } from '../src/host/feeds.ts';
import type { Chapter } from '../src/talk/chapters.ts';
import { hostRefusal } from '../src/talk/refuse.ts';
import type { Replay } from '../src/talk/replay.ts';
import { feedAnswer } from './feeds.ts';
import { type Answer, actorFor, defineCommand, defineComponent, does, type Rostrum, say } from './rostrum.ts';

/** How many replays are listed: as many as a select has options. */
const LISTED = 25;
/** How many files one message has. Source: Discord, Create Message; one is left for the picture. */
const FILES_MAX = 9;
/** How much room the addresses of tracks take, in UTF-16 code units; a card has 4,000. */
const ADDRESSES = 3_000;

/**
 * The most that is sent in one message, in bytes, whatever Discord takes of who asks: it is in memory while it is sent.
 * As much as a server may upload that is boosted as far as can be.
 */
const SENT_MOST = 100 * 2 ** 20;

/** A replay, and whether who asks may publish and delete it. */
type Heard = { replay: Replay; mayManage: boolean };
/** Who asks, where, and what may be sent to them, in bytes. */
type Asked = { guild: Guild; member: GuildMember; texts: Texts; limit: number };

const mayManage = async (member: GuildMember, { talkId }: Replay, { talks }: Rostrum): Promise<boolean> => {
  const talk = await talks.get(talkId);
  return talk !== null && talk !== undefined && hostRefusal(talk, actorFor(member, talk)) === null;
};

const seesAnnouncement = ({ guild, id }: GuildMember, { announceId }: Replay): boolean =>
  guild.channels.cache.get(announceId)?.permissionsFor(id)?.has(PermissionFlagsBits.ViewChannel) ?? false;

/** What somebody may hear of a replay: hosts and moderators all, others what is published where they see it announced. */
const heardBy = async (
  member: GuildMember,
  replay: Replay | null,
  rostrum: Rostrum,
): Promise<Heard | null> => {
  if (replay?.guildId !== member.guild.id) return null;
  if (await mayManage(member, replay, rostrum)) return { replay, mayManage: true };
  const isPublic = replay.publishedAt !== null && seesAnnouncement(member, replay);
  return isPublic ? { replay, mayManage: false } : null;
};

const allHeardBy = async (member: GuildMember, rostrum: Rostrum): Promise<Heard[]> => {
  const latest = await rostrum.replays.ofServer(member.guild.id, LISTED);
  const heard = await Promise.all(latest.map((replay) => heardBy(member, replay, rostrum)));
  return heard.filter((one) => one !== null);
};

/** The replay that somebody names, else the latest that they may hear. */
const replayMeant = async (
  member: GuildMember,
  named: string | null,
  rostrum: Rostrum,
): Promise<Heard | null> => {
  if (named === null) return (await allHeardBy(member, rostrum))[0] ?? null;
  return heardBy(member, await rostrum.replays.get(named), rostrum);
};

const NONE = { refusal: { refused: 'no-replay' } } as const satisfies { refusal: Refusal };

const notHost = ({ replay: { hostId } }: Heard): Answer => ({ refusal: { refused: 'not-host', hostId } });

const fileNamed = (name: string, read: () => AsyncIterable<Buffer>): CardFile => ({
  name,
  data: async () => Buffer.concat(await Array.fromAsync(read())),
});

const tooLarge = (texts: Texts): Card => plain(refusalText(texts, { refused: 'replay-too-large' }));

/** The tracks of all speakers: as files where all fit, else at addresses. */
const tracksAnswer = async (asked: Asked, { replay }: Heard, rostrum: Rostrum): Promise<Answer> => {
  const { texts, limit } = asked;
  const tracks = await rostrum.replays.tracks(replay.recordingId);
  const cardWith = (files: readonly CardFile[], note: string, chapters: readonly Chapter[] = []) =>
    replayCard(texts, { replay, chapters, address: null, mayManage: true, files, note }, rostrum.sign);
  const addresses = tracks.flatMap(({ trackId }, i) => {
    const address = rostrum.replays.address('track', trackId, 'ogg');
    return address ? [`[${i + 1}](${address.url})`] : [];
  });
  const without =
    addresses.length > 0
      ? cardWith([], `${texts.replay.tracks}\n${fitting(addresses, addresses.length, ADDRESSES).join(' · ')}`)
      : tooLarge(texts);
  const all = tracks.reduce((sum, { size }) => sum + size, 0);
  if (tracks.length > FILES_MAX || all > limit) return { card: without };
  const files = tracks.map(({ read }, i) => fileNamed(`track-${i + 1}.ogg`, read));
  const chapters = await rostrum.replays.chapters(replay);
  return { card: { ...cardWith(files, texts.replay.tracks, chapters), without } };
};

/** The captions of a replay, where there are any: as a file, and at an address where there is HTTP. */
const captionsOf = async ({ recordingId, captions }: Replay, { replays }: Rostrum) => {
  const file = captions === 'ready' ? await replays.captions.open(recordingId) : null;
  if (!file?.ok) return null;
  return {
    file: fileNamed('replay.vtt', () => file.read(0, file.size)),
    url: replays.address('replay', recordingId, 'vtt')?.url ?? null,
  };
};

/** A replay for one person: its sound as a file where it fits, and at an address where there is HTTP. */
const answerOf = async (
  { texts, limit }: Asked,
  { replay, mayManage: manages }: Heard,
  format: ReplayFormat,
  rostrum: Rostrum,
): Promise<Answer> => {
  if (replay.status !== 'ready') return { refusal: { refused: 'replay-not-ready' } };
  const file = await rostrum.replays.sound(replay.recordingId, format);
  if (!file.ok) {
    if (file.reason === 'no-ffmpeg') return { refusal: { refused: 'no-ffmpeg' } };
    return file.reason === 'failed' ? { refusal: { refused: 'format-failed' } } : NONE;
  }
  const address = rostrum.replays.address('replay', replay.recordingId, format);
  const chapters = await rostrum.replays.chapters(replay);
  const captions = await captionsOf(replay, rostrum);
  const shown = { replay, chapters, address, mayManage: manages, ...(captions ? { captions } : {}) };
  const cardWith = (files: readonly CardFile[]) => replayCard(texts, { ...shown, files }, rostrum.sign);
  const without = address ? cardWith([]) : tooLarge(texts);
  if (file.size > limit) return { card: without };
  const sound = fileNamed(`replay.${format}`, () => file.read(0, file.size));
  return { card: { ...cardWith([sound]), without } };
};

const formatsIn = ({ replay: { formats } }: Texts) => ({
  ogg: formats.ogg,
  mp3: formats.mp3,
  m4a: formats.m4a,
  tracks: formats.tracks,
});

const replayOption = {
  type: 'string',
  max: 100,
  suggest: async (typed: string, { member }: { member: GuildMember }, rostrum: Rostrum) => {
    const wanted = typed.toLowerCase();
    const heard = await allHeardBy(member, rostrum);
    return heard
      .filter(({ replay }) => replay.topic.toLowerCase().includes(wanted))
      .map(({ replay: { topic, recordingId } }) => ({ name: oneLine(topic, 100), value: recordingId }));
  },
} as const;

const askedOf = (
  { guild, member, attachmentSizeLimit }: { guild: Guild; member: GuildMember; attachmentSizeLimit: number },
  texts: Texts,
): Asked => ({ guild, member, texts, limit: Math.min(attachmentSizeLimit, SENT_MOST) });

const list = does({
  options: {},
  run: async ({ interaction: { member }, texts }, rostrum) => {
    const heard = (await allHeardBy(member, rostrum)).map(({ replay }) => replay);
    const ready = heard.filter(({ status }) => status === 'ready');
    return { card: replayList(texts, ready, rostrum.sign) };
  },
});

const get = does({
  options: {
    replay: replayOption,
    format: { type: 'string', choices: formatsIn },
  },
  run: async ({ interaction, options, texts }, rostrum) => {
    const heard = await replayMeant(interaction.member, options.replay, rostrum);
    if (!heard) return NONE;
    const asked = askedOf(interaction, texts);
    if (options.format !== 'tracks') {
      return answerOf(asked, heard, (options.format ?? 'ogg') as ReplayFormat, rostrum);
    }
    if (!heard.mayManage) return notHost(heard);
    if (heard.replay.status !== 'ready') return { refusal: { refused: 'replay-not-ready' } };
    return tracksAnswer(asked, heard, rostrum);
  },
});

const publishIt = async ({ replay }: Heard, texts: Texts, rostrum: Rostrum): Promise<Answer> => {
  const { webUrl, feeds, sign, log } = rostrum;
  if (!(await rostrum.replays.publish(replay))) return { refusal: { refused: 'replay-not-ready' } };
  log.info({ recording: replay.recordingId }, 'a replay was published');
  const { done, buttons } = texts.replay;
  const back = button(buttons.unpublish, sign('replay-unpublish', replay.recordingId));
  if (webUrl === null) return { card: plain(done.published, [back]) };
  const token = await feeds.podcast.of(replay.guildId);
  const { none } = texts.feed.podcast;
  const podcast = token ? done.feed(feedAddress(webUrl, 'podcast', token)) : none;
  return {
    card: plain(`${done.published}\n${podcast}`, [button(buttons.podcast, sign('feed', 'podcast')), back]),
  };
};

const unpublishIt = async ({ replay }: Heard, texts: Texts, rostrum: Rostrum): Promise<Answer> => {
  await rostrum.replays.unpublish(replay);
  return say(texts.replay.done.unpublished);
};

/** Nobody deletes by a slip. */
const askToDelete = async ({ replay }: Heard, texts: Texts, { sign }: Rostrum): Promise<Answer> => ({
  card: plain(texts.replay.done.sure(asText(replay.topic)), [
    button(texts.replay.buttons.delete, sign('replay-erase', replay.recordingId), ButtonStyle.Danger),
  ]),
});

const eraseIt = async ({ replay }: Heard, texts: Texts, rostrum: Rostrum): Promise<Answer> => {
  await rostrum.replays.erase(replay);
  rostrum.log.info({ recording: replay.recordingId }, 'a recording was deleted');
  return { update: plain(texts.replay.done.deleted) };
};

const tryAgain = async ({ replay }: Heard, texts: Texts, rostrum: Rostrum): Promise<Answer> => {
  await rostrum.replays.again(replay);
  return say(texts.replay.done.again);
};

const MODEL_REFUSALS = {
  'no-model': { refused: 'no-speech-model' },
  unusable: { refused: 'speech-model-unusable' },
} as const satisfies Record<string, Refusal>;

/** Has the captions of a replay written. */
const write = async ({ replay }: Heard, texts: Texts, { replays, sign }: Rostrum): Promise<Answer> => {
  const state = replays.captions.state();
  if (state !== 'ready') return { refusal: MODEL_REFUSALS[state] };
  if (!(await replays.captions.want(replay))) return { refusal: { refused: 'replay-not-ready' } };
  return { update: captionsCard(texts, { ...replay, captions: 'wanted' }, sign) };
};

/** The captions of a replay for who may hear it; its hosts and moderators have them written first. */
const transcriptOf = async (heard: Heard | null, texts: Texts, rostrum: Rostrum): Promise<Answer> => {
  if (!heard) return NONE;
  const { replay } = heard;
  if (replay.status !== 'ready') return { refusal: { refused: 'replay-not-ready' } };
  const captions = await captionsOf(replay, rostrum);
  if (captions) {
    const { is, at } = texts.replay.captions;
    const lines = [is(asText(replay.topic)), ...(captions.url === null ? [] : [at(captions.url)])];
    return { card: withFiles(lines.join('\n'), [captions.file]) };
  }
  if (!heard.mayManage) return { refusal: { refused: 'no-captions' } };
  if (replay.captions === null) return write(heard, texts, rostrum);
  return { update: captionsCard(texts, replay, rostrum.sign) };
};

type Manages = (heard: Heard, texts: Texts, rostrum: Rostrum) => Promise<Answer>;

/** What only hosts and moderators do with a replay. */
const manages = async (
  heard: Heard | null,
  texts: Texts,
  rostrum: Rostrum,
  run: Manages,
): Promise<Answer> => {
  if (!heard) return NONE;
  return heard.mayManage ? run(heard, texts, rostrum) : notHost(heard);
};

const managing = (run: Manages) =>
  does({
    options: { replay: replayOption },
    run: async ({ interaction: { member }, options, texts }, rostrum) =>
      manages(await replayMeant(member, options.replay, rostrum), texts, rostrum, run),
  });

const transcript = does({
  options: { replay: replayOption },
  run: async ({ interaction: { member }, options, texts }, rostrum) =>
    transcriptOf(await replayMeant(member, options.replay, rostrum), texts, rostrum),
});

const podcast = does({
  options: {},
  run: ({ interaction: { member }, texts }, rostrum) => feedAnswer('podcast', member, texts, rostrum),
});

export const replayCommand = defineCommand({
  name: 'replay',
  does: { list, get, transcript, publish: managing(publishIt), podcast, delete: managing(askToDelete) },
});

const managingButton = (action: string, run: Manages, answers: 'message' | 'update' = 'message') =>
  defineComponent<'button'>({
    kind: 'button',
    action,
    answers,
    run: async ({ interaction: { member }, args: [id = ''], texts }, rostrum) =>
      manages(await replayMeant(member, id, rostrum), texts, rostrum, run),
  });

export const replayComponents = [
  defineComponent<'button'>({
    kind: 'button',
    action: 'replay',
    answers: 'message',
    run: async ({ interaction, args: [id = ''], texts }, rostrum) => {
      const heard = await replayMeant(interaction.member, id, rostrum);
      return heard ? answerOf(askedOf(interaction, texts), heard, 'ogg', rostrum) : NONE;
    },
  }),
  defineComponent<'select'>({
    kind: 'select',
    action: 'replays',
    answers: 'message',
    run: async ({ interaction, values: [id = ''], texts }, rostrum) => {
      const heard = await replayMeant(interaction.member, id, rostrum);
      return heard ? answerOf(askedOf(interaction, texts), heard, 'ogg', rostrum) : NONE;
    },
  }),
  defineComponent<'button'>({
    kind: 'button',
    action: 'replay-transcript',
    answers: 'update',
    run: async ({ interaction: { member }, args: [id = ''], texts }, rostrum) =>
      transcriptOf(await replayMeant(member, id, rostrum), texts, rostrum),
  }),
  managingButton('replay-write', write, 'update'),
  managingButton('replay-publish', publishIt),
  managingButton('replay-unpublish', unpublishIt),
  managingButton('replay-delete', askToDelete),
  managingButton('replay-erase', eraseIt, 'update'),
  managingButton('replay-again', tryAgain),
];
