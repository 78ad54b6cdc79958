/** What is said of calendars elsewhere and announcements; in Hindi. */

export const feed = {};

export const feedRefusals = {};

export const feedCommands = {};
