/** What is said of calendars elsewhere and announcements; in Hindi. */

export { feed, feedCommands, feedRefusals } from '../en/feed.ts';
