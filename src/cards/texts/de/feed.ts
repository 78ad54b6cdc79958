/** What is said of calendars elsewhere and announcements; in German. */

export { feed, feedCommands, feedRefusals } from '../en/feed.ts';
