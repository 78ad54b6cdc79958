/** What is said of calendars elsewhere and announcements; in Japanese. */

export { feed, feedCommands, feedRefusals } from '../en/feed.ts';
