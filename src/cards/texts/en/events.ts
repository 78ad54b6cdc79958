/** What is said of events in Discord's own list and of calendar files, in English. */
import { inLanguage } from '../in-language.ts';

const { list, number } = inLanguage('en');

export const events = {
  buttons: { calendar: 'Add to calendar', offCalendar: 'Take off my calendar' },
  /** Below the name of the event, in Discord. */
  description: 'Whoever presses Interested is reminded of this talk.',
  /** Why a talk that was just planned has no event, added to the sentence that it is planned. */
  none: {
    noStage:
      'It is not among the server’s events, for these need a stage: name one in `stage` to have it there.',
    lacks: (permissions: readonly string[]) =>
      `It is not among the server’s events, for I lack ${list(permissions)}: ask an admin to allow it in my role’s permissions.`,
    full: (most: number) =>
      `It is not among the server’s events yet, for Discord takes ${number(most)} at the most: it comes there when one of them is removed.`,
  },
  /** On the card of a planned talk. */
  gone: 'Its event was removed in Discord. The talk is still planned; its host can call it off.',
  file: {
    added:
      'Open this file to put the talk into your calendar. Press the button again if the talk changes: your calendar replaces what it has.',
    cancelled: 'Open this file to take the talk off your calendar.',
    description: (server: string) => `A talk on Discord, on the server ${server}`,
  },
};
