/** What is said of calendars elsewhere and announcements; in English. */

export const feed = {};

export const feedRefusals = {};

export const feedCommands = {};
