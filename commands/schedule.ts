/** /talk schedule: plans a talk for later, once or again and again. */
import { readLength } from '../src/calendar/length.ts';
import { readOffsets } from '../src/calendar/offsets.ts';
import { COUNT_MAX, type Recur, recur } from '../src/calendar/recurrence.ts';
import { readDate, readDay, suggestDates } from '../src/calendar/when.ts';
import { zonesLike } from '../src/calendar/zones.ts';
import { calendarButtons } from '../src/cards/calendar-button.ts';
import { at, plain } from '../src/cards/card.ts';
import { asText } from '../src/cards/escape.ts';
import { nextDates } from '../src/cards/series-card.ts';
import type { Refusal } from '../src/cards/texts/refusal.ts';
import type { Clock } from '../src/clock.ts';
import { REPEATS } from '../src/talk/series.ts';
import { withoutEvent } from './calendar.ts';
import { opensOption, opensRule } from './opening.ts';
import { overlapSentence } from './overlap.ts';
import { DATE_MAX, planOf, stageOption, topicOption, zoneFor } from './plan.ts';
import { endsIn, isRepeats } from './repeats.ts';
import { does, type Rostrum, told } from './rostrum.ts';
import { alsoMeans } from './time-form.ts';

type Repeating = { repeat: string | null; until: string | null; times: number | null };

/** How the talk comes again that was planned for a time; null when it does not. */
const recurrenceIn = (
  { repeat, until, times }: Repeating,
  { startsAt, zone }: { startsAt: number; zone: string },
  clock: Clock,
  language: string,
): Recur | { ok: false; refusal: Refusal } | null => {
  if (repeat === null || !isRepeats(repeat)) {
    return until === null && times === null
      ? null
      : { ok: false, refusal: { refused: 'ends-without-repeat' } };
  }
  const end = endsIn({ until, times }, zone, clock, language);
  return end.ok ? recur(startsAt, zone, repeat, end.ends) : end;
};

/** The series that begins with a plan, when it comes again. */
const seriesOf = (recurring: (Recur & { ok: true }) | null, startsAt: number, { ids }: Rostrum) =>
  recurring ? { series: { id: ids.talk(), nth: 1, at: startsAt, recurrence: recurring.recurrence } } : {};

/** The longest text that Discord takes as any option: whoever names too many times reads how many may be. */
const REMIND_MAX = 6000;

export const schedule = does({
  options: {
    topic: topicOption,
    date: {
      type: 'string',
      required: true,
      max: DATE_MAX,
      suggest: async (typed, { options, guild, locale }, { clock, settings }, texts) => {
        const zone = await zoneFor(options.getString('zone'), guild, settings);
        if ('refusal' in zone)
          return [{ name: texts.settings.zoneFirst, value: typed || texts.settings.zoneFirst }];
        return suggestDates(typed, zone.zone, clock.now(), locale);
      },
    },
    zone: {
      type: 'string',
      max: DATE_MAX,
      suggest: (typed) => zonesLike(typed).map((zone) => ({ name: zone, value: zone })),
    },
    length: {
      type: 'string',
      max: DATE_MAX,
      suggest: (typed, _interaction, _deps, { series }) => {
        const read = readLength(typed);
        return read.ok ? [{ name: series.length(read.ms), value: typed }] : [];
      },
    },
    repeat: {
      type: 'string',
      choices: ({ series }) => Object.fromEntries(REPEATS.map((one) => [one, series.repeats[one]])),
    },
    until: {
      type: 'string',
      max: DATE_MAX,
      suggest: async (typed, { options, guild, locale }, { clock, settings }) => {
        const zone = await zoneFor(options.getString('zone'), guild, settings);
        const read = 'refusal' in zone ? null : readDay(typed, zone.zone, clock.now(), locale);
        return read?.ok ? [{ name: read.day, value: typed }] : [];
      },
    },
    times: { type: 'integer', min: 2, max: COUNT_MAX },
    stage: stageOption,
    remind: { type: 'string', max: REMIND_MAX },
    opens: opensOption,
  },
  run: async ({ interaction, options, texts }, rostrum) => {
    const { clock } = rostrum;
    const found = await zoneFor(options.zone, interaction.guild, rostrum.settings);
    if ('refusal' in found) return found;
    const read = readDate(options.date, found.zone, clock.now(), interaction.locale);
    if (!read.ok) return read;
    const length = options.length === null ? null : readLength(options.length);
    if (length && !length.ok) return length;
    const ahead = options.remind === null ? null : readOffsets(options.remind);
    if (ahead && !ahead.ok) return ahead;
    const { at: startsAt, zone } = read;
    const recurring = recurrenceIn(options, { startsAt, zone }, clock, interaction.locale);
    if (recurring && !recurring.ok) return recurring;
    const planned = await planOf(interaction, { ...options, length: length?.ms ?? null }, rostrum);
    if ('refusal' in planned) return planned;
    const { plan } = planned;
    const without = await withoutEvent(interaction.guild, options.stage, texts, rostrum);
    const series = seriesOf(recurring, startsAt, rostrum);
    const outcome = await rostrum.talks.send(plan.talkId, {
      type: 'schedule',
      ...plan,
      rules: {
        ...plan.rules,
        ...(ahead ? { remindBefore: ahead.offsets } : {}),
        ...opensRule(options.opens),
      },
      ...series,
      startsAt,
      zone,
    });
    const overlaps = outcome.ok
      ? await overlapSentence(texts, outcome.talk, interaction.member, rostrum)
      : '';
    return told(outcome, (talk) => {
      const sentences = [
        texts.done.scheduled(asText(talk.topic), at(startsAt, 'F'), at(startsAt, 'R')),
        alsoMeans(texts, options.date, read),
        talk.length === null ? '' : texts.series.lasts(talk.length),
        nextDates(texts, talk),
        overlaps,
        without,
      ].filter((sentence) => sentence !== '');
      return { card: plain(sentences.join(' '), calendarButtons(texts, talk, rostrum.sign)) };
    });
  },
});
