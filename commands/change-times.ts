/** When a planned talk reminds: a host names other times for it, or for it and all that follow in its series. */
import { readOffsets } from '../src/calendar/offsets.ts';
import { plain } from '../src/cards/card.ts';
import { asText } from '../src/cards/escape.ts';
import { timesAhead } from '../src/cards/reminder-settings-card.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import type { Talk } from '../src/talk/talk.ts';
import { changeRefusal, scopeOf } from './change.ts';
import { type Field, form } from './forms.ts';
import { TIMES_MAX } from './reminder-settings.ts';
import { actorFor, defineForTalk, told } from './rostrum.ts';
import { rulesOf } from './settings.ts';

const scopeField = ({ series }: Texts): Field => ({
  id: 'scope',
  label: series.form.scope,
  required: true,
  value: 'one',
  choices: [
    { label: series.buttons.onlyThis, value: 'one' },
    { label: series.buttons.andFollowing, value: 'following' },
  ],
});

const openTimes = defineForTalk(
  'button',
  'change-times',
  async ({ interaction, talk, texts }, { sign }) => {
    const refusal = changeRefusal(talk, actorFor(interaction.member, talk));
    if (refusal) return { refusal };
    const { form: words, hint } = texts.delivery.server;
    const value = timesAhead(texts, talk.rules.remindBefore).join(', ');
    return {
      modal: form(texts.series.form.reminders, sign('change-times', talk.id), [
        { id: 'times', label: words.times, hint, value, max: TIMES_MAX },
        ...(talk.series ? [scopeField(texts)] : []),
      ]),
    };
  },
  'modal',
);

/** When a talk reminds from now on, what of it has passed, and whom it does not concern. */
const changedTimes = (texts: Texts, talk: Talk, following: boolean, now: number): string => {
  const { topic, startsAt, reminders } = talk;
  const { remindBefore } = talk.rules;
  const { done } = texts.series;
  const own = reminders.filter(({ offsets }) => offsets !== null).length;
  return [
    done.reminds(asText(topic), timesAhead(texts, remindBefore), following),
    startsAt !== null && remindBefore.some((offset) => startsAt - offset <= now) ? done.timesPassed : '',
    own > 0 ? done.ownTimes(own) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
};

const setTimes = defineForTalk(
  'modal',
  'change-times',
  async ({ interaction, talk, fields, texts }, rostrum) => {
    const typed = fields.getTextInputValue('times');
    const read = typed.trim() === '' ? null : readOffsets(typed);
    if (read?.ok === false) return read;
    const { remindBefore } = rulesOf(await rostrum.settings.of(talk.guildId));
    const following =
      talk.series !== null && scopeOf(fields.getStringSelectValues('scope')[0]) === 'following';
    const outcome = await rostrum.talks.send(talk.id, {
      type: 'choose-remind-times',
      by: actorFor(interaction.member, talk),
      offsets: read?.offsets ?? remindBefore,
      following,
    });
    return told(outcome, (after) => ({
      card: plain(changedTimes(texts, after, following, rostrum.clock.now().getTime())),
    }));
  },
);

export const timesComponents = [openTimes, setTimes];
