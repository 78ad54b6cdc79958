/** What is said of talks that come again, and of changing planned ones; in Hindi. */

export const series = {};

export const seriesRefusals = {};

export const seriesCommands = {};
