/** What is said of calendars elsewhere and announcements; in French. */

export const feed = {};

export const feedRefusals = {};

export const feedCommands = {};
