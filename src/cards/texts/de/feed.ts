/** What is said of calendars elsewhere and announcements; in German. */

export const feed = {};

export const feedRefusals = {};

export const feedCommands = {};
