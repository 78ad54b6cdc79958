/** /talk schedule: plans a talk for later. */
import { readLength } from '../src/calendar/length.ts';
import { readOffsets } from '../src/calendar/offsets.ts';
import { readDate, suggestDates } from '../src/calendar/when.ts';
import { zonesLike } from '../src/calendar/zones.ts';
import { calendarButtons } from '../src/cards/calendar-button.ts';
import { at, plain } from '../src/cards/card.ts';
import { asText } from '../src/cards/escape.ts';
import { withoutEvent } from './calendar.ts';
import { opensOption, opensRule } from './opening.ts';
import { overlapSentence } from './overlap.ts';
import { DATE_MAX, planOf, stageOption, topicOption, zoneFor } from './plan.ts';
import { does, told } from './rostrum.ts';
import { alsoMeans } from './time-form.ts';

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
    stage: stageOption,
    remind: { type: 'string', max: REMIND_MAX },
    opens: opensOption,
  },
  run: async ({ interaction, options, texts }, rostrum) => {
    const found = await zoneFor(options.zone, interaction.guild, rostrum.settings);
    if ('refusal' in found) return found;
    const read = readDate(options.date, found.zone, rostrum.clock.now(), interaction.locale);
    if (!read.ok) return read;
    const length = options.length === null ? null : readLength(options.length);
    if (length && !length.ok) return length;
    const ahead = options.remind === null ? null : readOffsets(options.remind);
    if (ahead && !ahead.ok) return ahead;
    const planned = await planOf(interaction, { ...options, length: length?.ms ?? null }, rostrum);
    if ('refusal' in planned) return planned;
    const { plan } = planned;
    const without = await withoutEvent(interaction.guild, options.stage, texts, rostrum);
    const outcome = await rostrum.talks.send(plan.talkId, {
      type: 'schedule',
      ...plan,
      rules: {
        ...plan.rules,
        ...(ahead ? { remindBefore: ahead.offsets } : {}),
        ...opensRule(options.opens),
      },
      startsAt: read.at,
      zone: read.zone,
    });
    const overlaps = outcome.ok
      ? await overlapSentence(texts, outcome.talk, interaction.member, rostrum)
      : '';
    return told(outcome, (talk) => {
      const sentences = [
        texts.done.scheduled(asText(talk.topic), at(read.at, 'F'), at(read.at, 'R')),
        alsoMeans(texts, options.date, read),
        talk.length === null ? '' : texts.series.lasts(talk.length),
        overlaps,
        without,
      ].filter((sentence) => sentence !== '');
      return { card: plain(sentences.join(' '), calendarButtons(texts, talk, rostrum.sign)) };
    });
  },
});
