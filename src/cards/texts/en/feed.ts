/** What is said of calendars elsewhere and announcements, in English. */
import type { RefusalTexts } from '../texts.ts';

export const feed = {
  /** The second announcement of a talk that was planned, when it opens. */
  opening: {
    live: (topic: string, host: string) => `**${topic}** is live now, hosted by ${host}.`,
    over: (topic: string) => `**${topic}** was live. It is over.`,
  },
  /** What a server chooses. */
  publishing: {
    state: (on: boolean) =>
      `**Announcement channels**  ${on ? 'announcements are published to the servers that follow, with the names of hosts, guests, speakers and raised hands' : 'announcements stay on this server'}`,
    kept: (on: boolean): string =>
      on
        ? 'Kept. What is announced from now on is published to the servers that follow the channel: topic, time, and the names of hosts, guests, speakers and raised hands, as the card has them.'
        : 'Kept. What is announced from now on stays on this server. What was published before stays where it is, and its names are kept up to date there until the talk is over; delete its message here to end that.',
    buttons: { on: 'Publish announcements', off: 'Don’t publish announcements' },
  },
  /** The address at which calendars follow the talks of a server. */
  calendar: {
    none: 'Calendars elsewhere can follow the talks of this server, at an address of its own. There is none yet.',
    title: '**Follow the talks of this server in your own calendar**',
    address:
      'Add this address where your calendar takes one “from a URL”; the second opens many of them by itself.',
    secret:
      'Whoever has the address can read topics and times of the talks that everybody here sees, without being on the server. A new address, or none, ends that for all who have this one.',
    made: 'The calendar has an address now.',
    renewed: 'The calendar has a new address. The one before leads nowhere any more.',
    off: 'The calendar is off. Its address leads nowhere any more.',
  },
  /** The address at which players of podcasts follow its replays. */
  podcast: {
    none: 'Players of podcasts can follow the replays that are published here, at an address of its own. There is none yet.',
    title: '**Follow the published replays of this server in your own player**',
    address: 'Add this address where your player takes one “by URL”.',
    secret:
      'Whoever has the address can hear every replay that is published here, without being on the server. A new address, or none, ends that for all who have this one.',
    made: 'The podcast has an address now.',
    renewed: 'The podcast has a new address. The one before leads nowhere any more.',
    off: 'The podcast is off. Its address leads nowhere any more.',
  },
  /** Of both. */
  buttons: { make: 'Make an address', renew: 'New address', off: 'Turn off' },
};

export const feedRefusals = {
  'no-web': () =>
    'I have no address outside of Discord. Whoever runs me can give me one: WEB_PORT and WEB_URL, in docs/operating.md.',
} satisfies Partial<RefusalTexts>;

export const feedCommands = {
  calendar: { is: 'Get the address at which calendars follow the talks of this server' },
};
