/** /queue: the line of raised hands, with the buttons that everybody has on the card of a live talk. */
import type { GuildMember } from 'discord.js';
import { button, plain, user } from '../src/cards/card.ts';
import { texts } from '../src/cards/texts.ts';
import type { Answer } from '../src/discord/define.ts';
import { currentTurn, placeInLine, type Talk } from '../src/talk/talk.ts';
import {
  actorFor,
  defineButton,
  defineCommand,
  does,
  liveTalkOf,
  type Rostrum,
  say,
  talkOfButton,
  told,
} from './rostrum.ts';

const callNext = async (member: GuildMember, talk: Talk, { talks }: Rostrum): Promise<Answer> =>
  told(await talks.send(talk.id, { type: 'next', by: actorFor(member, talk) }), (after) =>
    say(texts.done.called(user(currentTurn(after)?.userId ?? ''))),
  );

export const queueCommand = defineCommand({
  name: 'queue',
  description: 'The line of people who want to speak',
  does: {
    next: does({
      description: 'Call the next person in line; the present turn ends',
      options: {},
      run: async ({ interaction }, rostrum) => {
        const found = liveTalkOf(interaction.member, rostrum.talks);
        return 'refusal' in found ? found : callNext(interaction.member, found.talk, rostrum);
      },
    }),
  },
});

const next = defineButton({
  action: 'next',
  run: async ({ interaction, args }, rostrum) => {
    const found = await talkOfButton(interaction.guild.id, args[0], rostrum.talks);
    return 'refusal' in found ? found : callNext(interaction.member, found.talk, rostrum);
  },
});

const raise = defineButton({
  action: 'raise',
  run: async ({ interaction, args }, { talks, sign }) => {
    const found = await talkOfButton(interaction.guild.id, args[0], talks);
    if ('refusal' in found) return found;
    const userId = interaction.user.id;
    const where = interaction.member.voice.channelId;
    const outcome = await talks.send(found.talk.id, { type: 'raise-hand', userId, where });
    return told(outcome, (talk) => ({
      card: plain(texts.done.inLine(placeInLine(talk, userId)), [
        button(texts.buttons.lower, sign('lower', talk.id)),
      ]),
    }));
  },
});

const lower = defineButton({
  action: 'lower',
  run: async ({ interaction, args }, { talks }) => {
    const found = await talkOfButton(interaction.guild.id, args[0], talks);
    if ('refusal' in found) return found;
    const outcome = await talks.send(found.talk.id, { type: 'lower-hand', userId: interaction.user.id });
    return told(outcome, () => say(texts.done.handDown));
  },
});

export const queueButtons = [next, raise, lower];
