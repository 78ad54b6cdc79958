/** *Add to calendar*, below what tells somebody that a date concerns them. */
import type { Talk } from '../talk/talk.ts';
import { button, type SignId } from './card.ts';
import type { Texts } from './texts/texts.ts';

/** The button of a talk's calendar file; none while the talk has no date. */
export const calendarButtons = (
  { events }: Texts,
  { id, startsAt }: Pick<Talk, 'id' | 'startsAt'>,
  sign: SignId,
) => (startsAt === null ? [] : [button(events.buttons.calendar, sign('calendar', id))]);
