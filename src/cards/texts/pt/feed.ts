/** What is said of calendars elsewhere and announcements; in Portuguese. */

export const feed = {};

export const feedRefusals = {};

export const feedCommands = {};
