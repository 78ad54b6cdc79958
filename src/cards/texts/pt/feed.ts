/** What is said of calendars elsewhere and announcements; in Portuguese. */

export { feed, feedCommands, feedRefusals } from '../en/feed.ts';
