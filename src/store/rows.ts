/** The projections of a talk: which rows summarise it. Pure, so that folding the log always gives the rows. */
import type { Hand, Invitation, Reminder, Speaker, Talk, TalkTime } from '../talk/talk.ts';

const date = (at: number | null): Date | null => (at === null ? null : new Date(at));

/**
 * The rows of a talk: its own, and one for each hand, speaker, invitation, reminder and talk time. The lists are the talk's
 * own objects, so that what did not change is recognised by identity.
 */
export const rowsOf = (talk: Talk) => {
  const { id, guildId, hostId, topic, status, announceId, stageId, stageMade, instanceId, zone, length } =
    talk;
  const { endReason, seq, peak, rules, hands, speakers, invitations, reminders, talkTimes } = talk;
  return {
    talk: {
      id,
      guildId,
      hostId,
      topic,
      status,
      announceId,
      stageId,
      stageMade,
      instanceId,
      zone,
      length,
      startsAt: date(talk.startsAt),
      openedAt: date(talk.openedAt),
      endedAt: date(talk.endedAt),
      endReason,
      order: rules.order,
      peak,
      seq,
      seriesId: talk.series?.id ?? null,
      nth: talk.series?.nth ?? null,
      occurrence: date(talk.series?.at ?? null),
    },
    hands: hands satisfies readonly Hand[],
    speakers: speakers satisfies readonly Speaker[],
    invitations: invitations satisfies readonly Invitation[],
    reminders: reminders satisfies readonly Reminder[],
    talkTimes: talkTimes satisfies readonly TalkTime[],
  };
};

export type Rows = ReturnType<typeof rowsOf>;
