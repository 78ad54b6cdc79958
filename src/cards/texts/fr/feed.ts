/** What is said of calendars elsewhere and announcements; in French. */

export { feed, feedCommands, feedRefusals } from '../en/feed.ts';
