/** What differs between a talk as it is recorded and as Discord shows it. */
import type { APIVoiceState } from 'discord-api-types/v10';
import type { Community } from '../../sandbox/community.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { placeInLine, speakerOf, type Talk, turnsOf } from '../../src/talk/talk.ts';

/** How many people in line the card names. */
const NAMED = 5;

const sightOf = ({ suppress, request_to_speak_timestamp: asked }: APIVoiceState) => {
  if (suppress) return asked === null ? 'audience' : 'hand';
  return asked === null ? 'speaking' : 'invited';
};

/** What is wrong with a hand that has to be lowered in Discord. */
const STRAY = 'has a hand up, not in line';

/** How many of these differences are hands that have to be lowered. */
export const strayHands = (differences: readonly string[]): number =>
  differences.filter((one) => one.endsWith(STRAY)).length;

/** Where the stage is not as recorded; empty when it is. */
export const stageDifferences = (talk: Talk, { guild, stage }: Community): string[] => {
  const instance = [...guild.stageInstances.values()].find((one) => one.channel_id === stage.id);
  const there = [...guild.voiceStates.values()].filter((state) => state.channel_id === stage.id);
  const sights = new Map(there.map((state) => [state.user_id, sightOf(state)]));
  const wrong =
    talk.status === 'live' && instance?.id === talk.instanceId ? [] : [`the talk is ${talk.status}`];
  for (const [userId, sight] of sights) {
    const step = speakerOf(talk, userId)?.step;
    if (sight === 'speaking' && step !== 'speaking') wrong.push(`${userId} speaks, recorded is ${step}`);
    if (sight === 'invited' && step !== 'called') wrong.push(`${userId} is invited, recorded is ${step}`);
    if (sight === 'hand' && placeInLine(talk, userId) === 0) wrong.push(`${userId} ${STRAY}`);
  }
  for (const { userId, step } of talk.speakers) {
    const sight = sights.get(userId) ?? 'away';
    const wanted = { speaking: 'speaking', called: 'invited', leaving: 'gone' }[step];
    if (sight !== wanted) wrong.push(`${userId} is recorded as ${step}, and is ${sight}`);
  }
  for (const { userId, awaySince } of talk.hands) {
    if ((awaySince === null) !== sights.has(userId))
      wrong.push(`${userId} is in line as ${awaySince === null ? 'there' : 'away'}, and is not`);
  }
  return wrong;
};

type Place = { readonly sandbox: Sandbox; readonly community: Community };

/** Where the messages of the bot are not as recorded: one card, one board, one message for each turn. */
export const messageDifferences = (
  talk: Talk,
  { sandbox: { world }, community: { announcements, stage, ana } }: Place,
): string[] => {
  const posted = (channelId: string) => [...world.messagesIn(channelId).values()];
  const bodies = posted(announcements.id).map((message) => JSON.stringify(message.components));
  const cards = bodies.filter((body) => body.includes('"Raise hand"')).length;
  const boards = bodies.filter((body) => body.includes('### Questions')).length;
  const wrong: string[] = [];
  if (cards !== 1) wrong.push(`there are ${cards} cards`);
  if (boards !== Math.min(1, talk.questions.length)) wrong.push(`there are ${boards} boards`);
  if (bodies.length !== cards + boards) wrong.push(`there are ${bodies.length} messages in the channel`);
  const line = talk.hands
    .slice(0, NAMED)
    .map(({ userId, awaySince }, i) => {
      const name = world.user(userId).global_name;
      return `${i + 1} @${name}${awaySince === null ? '' : ' (away)'}`;
    })
    .join(' · ');
  const more = talk.hands.length > NAMED ? ` · + ${talk.hands.length - NAMED}` : '';
  if (!ana.sees(announcements).includes(line === '' ? 'no hands are up' : line + more))
    wrong.push(`the card does not show the line: ${line}${more}`);
  const turns = turnsOf(talk);
  const notes = posted(stage.id);
  const warnings = turns.filter((turn) => turn.warned && turn.step === 'speaking').length;
  if (notes.length !== turns.length + warnings)
    wrong.push(`the stage's chat has ${notes.length} messages for ${turns.length} turns, ${warnings} warned`);
  return wrong;
};
