/** *Remind me*: being reminded of a planned talk, choosing when, and stopping it. */
import { timesFor } from '../src/calendar/reminders.ts';
import { plain } from '../src/cards/card.ts';
import { remindersCard } from '../src/cards/reminders-card.ts';
import { defineForTalk, defineTalkButton, say, told } from './rostrum.ts';

const remindMe = defineTalkButton('remind', async ({ interaction, talk, texts }, { talks, clock, sign }) => {
  const userId = interaction.user.id;
  return told(await talks.send(talk.id, { type: 'remind-me', userId }), (after) => ({
    card: remindersCard(texts, after, userId, clock.now().getTime(), sign),
  }));
});

const choose = defineForTalk(
  'select',
  'remind-at',
  async ({ interaction, talk, values, texts }, { talks, clock, sign }) => {
    const userId = interaction.user.id;
    const { remindBefore } = talk.rules;
    const chosen = timesFor(talk, userId).filter((offset) => values.includes(`${offset}`));
    // Whoever wants all that the talk has wants those that it will have.
    const isAll =
      chosen.length === remindBefore.length && chosen.every((offset) => remindBefore.includes(offset));
    const offsets = isAll ? null : chosen;
    return told(await talks.send(talk.id, { type: 'choose-reminders', userId, offsets }), (after) => ({
      update: remindersCard(texts, after, userId, clock.now().getTime(), sign),
    }));
  },
  'update',
);

const stopReminding = defineTalkButton('unremind', async ({ interaction, talk, texts }, { talks }) =>
  told(await talks.send(talk.id, { type: 'stop-reminding', userId: interaction.user.id }), () =>
    say(texts.done.willNotRemind),
  ),
);

/** The same from the message in which they chose, which makes way for the answer. */
const stopHere = defineForTalk(
  'button',
  'remind-no-more',
  async ({ interaction, talk, texts }, { talks }) =>
    told(await talks.send(talk.id, { type: 'stop-reminding', userId: interaction.user.id }), () => ({
      update: plain(texts.done.willNotRemind),
    })),
  'update',
);

const everyTime = defineForTalk(
  'button',
  'remind-every',
  async ({ interaction, talk, args: [every], texts }, { talks, clock, sign }) => {
    const userId = interaction.user.id;
    const outcome = await talks.send(talk.id, { type: 'keep-reminding', userId, every: every === 'yes' });
    return told(outcome, (after) => ({
      update: remindersCard(texts, after, userId, clock.now().getTime(), sign),
    }));
  },
  'update',
);

export const reminderComponents = [remindMe, choose, everyTime, stopReminding, stopHere];
