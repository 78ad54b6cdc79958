/** /queue: the line of raised hands, with the buttons that everybody has on the card of a live talk. */
import type { GuildMember } from 'discord.js';
import { z } from 'zod';
import { button, plain, user } from '../src/cards/card.ts';
import { texts } from '../src/cards/texts.ts';
import type { Answer } from '../src/discord/define.ts';
import { currentTurn, ORDERS, placeInLine, type Talk } from '../src/talk/talk.ts';
import {
  actorFor,
  defineCommand,
  defineTalkButton,
  does,
  liveTalkOf,
  type Rostrum,
  say,
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
    order: does({
      description: 'Choose in which order hands are called',
      options: {
        order: { type: 'string', description: 'The order', required: true, choices: texts.orders },
      },
      run: async ({ interaction, options }, { talks }) => {
        const found = liveTalkOf(interaction.member, talks);
        if ('refusal' in found) return found;
        const by = actorFor(interaction.member, found.talk);
        const order = z.enum(ORDERS).parse(options.order);
        return told(await talks.send(found.talk.id, { type: 'choose-order', by, order }), () =>
          say(texts.done.ordered(order)),
        );
      },
    }),
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

const next = defineTalkButton('next', ({ interaction, talk }, rostrum) =>
  callNext(interaction.member, talk, rostrum),
);

const raise = defineTalkButton('raise', async ({ interaction, talk }, { talks, sign }) => {
  const userId = interaction.user.id;
  const where = interaction.member.voice.channelId;
  return told(await talks.send(talk.id, { type: 'raise-hand', userId, where }), (after) => ({
    card: plain(texts.done.inLine(placeInLine(after, userId), after.order), [
      button(texts.buttons.lower, sign('lower', talk.id)),
    ]),
  }));
});

const lower = defineTalkButton('lower', async ({ interaction, talk }, { talks }) =>
  told(await talks.send(talk.id, { type: 'lower-hand', userId: interaction.user.id }), () =>
    say(texts.done.handDown),
  ),
);

export const queueButtons = [next, raise, lower];
