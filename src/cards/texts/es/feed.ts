/** What is said of calendars elsewhere and announcements; in Spanish. */

export const feed = {};

export const feedRefusals = {};

export const feedCommands = {};
