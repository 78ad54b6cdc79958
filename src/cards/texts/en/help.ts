/** What somebody can do now, in English. */
import { inLanguage } from '../in-language.ts';

const { counted, number } = inLanguage('en');

export const help = {
  called: (topic: string, stage: string, seconds: number | null) =>
    `You are called up in “${topic}”. Accept the invitation that Discord shows you in ${stage}${seconds === null ? '' : `; after ${number(seconds)} seconds the call passes on`}.`,
  speaks: (topic: string) => `You are on the stage of “${topic}”. Just speak.`,
  speaksInTurn: (topic: string) =>
    `You have the stage of “${topic}”. Just speak, and press “I am done” when you are.`,
  runs: (topic: string) => `You run “${topic}”.`,
  hands: (count: number) =>
    count === 0
      ? 'No hands are up. People raise theirs on the card, or with Discord’s own button.'
      : `${counted(count, { one: 'hand is', other: 'hands are' })} up. “Call next” calls the first.`,
  questions: (count: number) =>
    count === 0
      ? ''
      : `${counted(count, { one: 'question is', other: 'questions are' })} open. Find them in “Host controls”.`,
  come: (stage: string) => `Join ${stage}: you are invited to speak as soon as you come.`,
  listens: (topic: string) => `You listen to “${topic}”. Raise your hand to speak, or ask a question.`,
  live: (topic: string, stage: string | null) =>
    stage === null
      ? `“${topic}” is live; its stage is being made.`
      : `“${topic}” is live in ${stage}. Join it to listen and to raise your hand.`,
  mayHost:
    'No talk is live. Open one with `/talk open`, or plan one with `/talk schedule`; `/invite members` asks guests to it.',
  mayNotHost: 'No talk is live.',
  planned: (topic: string, when: string, host: string) => `${when}  ${topic}, hosted by ${host}`,
  nothingPlanned: 'Nothing is planned either. To host one yourself, ask a server admin for a host role.',
  pointer: '-# `/talk status` shows what is live and planned. Type `/` to see all that I do.',
  pointerForAdmins:
    '-# `/settings` is where you choose who hosts, where talks are announced, and how they go.',
};
