/** What is said of calendars elsewhere and announcements; in Japanese. */

export const feed = {};

export const feedRefusals = {};

export const feedCommands = {};
