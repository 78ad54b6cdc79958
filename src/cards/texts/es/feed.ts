/** What is said of calendars elsewhere and announcements; in Spanish. */

export { feed, feedCommands, feedRefusals } from '../en/feed.ts';
