/** /recording: a host has a talk recorded, and everybody decides about what is kept of them. */
import type { ChatInputCommandInteraction } from 'discord.js';
import { ownRecordingCard, recordingStatusCard } from '../src/cards/recording-card.ts';
import type { Refusal } from '../src/cards/texts/refusal.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import { lacking, VOICE_NEEDS } from '../src/discord/needs.ts';
import type { Talk } from '../src/talk/talk.ts';
import {
  type Answer,
  actorFor,
  defineCommand,
  defineForTalk,
  defineTalkButton,
  does,
  liveTalkOf,
  type Rostrum,
  say,
  stageOf,
  told,
} from './rostrum.ts';

type Call = { interaction: ChatInputCommandInteraction<'cached'>; texts: Texts };

/** A subcommand about the live talk that a member means. */
const ofLiveTalk = (run: (call: Call & { talk: Talk }, rostrum: Rostrum) => Promise<Answer>) =>
  does({
    options: {},
    run: async (call, rostrum) => {
      const found = liveTalkOf(call.interaction.member, rostrum.talks);
      return 'refusal' in found ? found : run({ ...call, talk: found.talk }, rostrum);
    },
  });

/** Why nothing can be recorded on a stage; null when it can. */
const hindrance = async ({ interaction, talk }: Call & { talk: Talk }, { recordings }: Rostrum) => {
  const state = recordings.state();
  if (state !== 'ready') {
    const refusal: Refusal = { refused: state === 'no-key' ? 'recording-no-key' : 'recording-wrong-key' };
    return refusal;
  }
  const stage = stageOf(interaction.guild, talk);
  const permissions = stage ? lacking(await interaction.guild.members.fetchMe(), stage, VOICE_NEEDS) : [];
  const refusal: Refusal = { refused: 'bot-lacks', permissions, where: talk.stageId };
  return permissions.length > 0 ? refusal : null;
};

export const recordingCommand = defineCommand({
  name: 'recording',
  does: {
    start: ofLiveTalk(async (call, rostrum) => {
      const { interaction, talk, texts } = call;
      const refusal = await hindrance(call, rostrum);
      if (refusal) return { refusal };
      const by = actorFor(interaction.member, talk);
      const recordingId = rostrum.ids.recording();
      const outcome = await rostrum.talks.send(talk.id, { type: 'start-recording', by, recordingId });
      return told(outcome, () => say(texts.recording.started));
    }),
    stop: ofLiveTalk(async ({ interaction, talk, texts }, { talks }) => {
      const by = actorFor(interaction.member, talk);
      return told(await talks.send(talk.id, { type: 'stop-recording', by }), () =>
        say(texts.recording.stopped),
      );
    }),
    status: ofLiveTalk(async ({ talk, texts }, { recordings }) => {
      const bytes = talk.recording ? await recordings.size(talk.recording.id) : 0;
      return { card: recordingStatusCard(texts, talk, { bytes, longest: recordings.limits.ms }) };
    }),
    consent: ofLiveTalk(async ({ interaction, talk, texts }, { sign }) => ({
      card: ownRecordingCard(texts, talk, interaction.user.id, sign),
    })),
  },
});

/** Records somebody's answer and shows them how it stands. */
const answer = async (
  { talk, texts, agrees, userId }: { talk: Talk; texts: Texts; agrees: boolean; userId: string },
  { talks, sign }: Rostrum,
) => {
  const outcome = await talks.send(talk.id, { type: 'answer-consent', userId, agrees });
  if (!outcome.ok) return outcome;
  const deleted = outcome.events.some(({ type }) => type === 'consent-withdrawn');
  const done = deleted ? texts.recording.deleted : '';
  return { ok: true as const, card: ownRecordingCard(texts, outcome.talk, userId, sign, done) };
};

/** The question is public; only whom it asks can answer it. */
const consent = defineTalkButton('consent', async ({ interaction, talk, args, texts }, rostrum) => {
  const [asked = '', word] = args;
  const userId = interaction.user.id;
  if (asked !== userId) return { refusal: { refused: 'not-asked-of-you', userId: asked } };
  const done = await answer({ talk, texts, agrees: word === 'yes', userId }, rostrum);
  return done.ok ? { card: done.card } : { refusal: done.refusal };
});

const mine = defineTalkButton('my-recording', async ({ interaction, talk, texts }, { sign }) => ({
  card: ownRecordingCard(texts, talk, interaction.user.id, sign),
}));

const consentMine = defineForTalk(
  'button',
  'consent-mine',
  async ({ interaction, talk, args: [word], texts }, rostrum) => {
    const userId = interaction.user.id;
    const done = await answer({ talk, texts, agrees: word === 'yes', userId }, rostrum);
    return done.ok ? { update: done.card } : { refusal: done.refusal };
  },
  'update',
);

export const recordingComponents = [consent, mine, consentMine];
