/** What is said of what is planned: lists, overlaps, opening at the time; in Hindi. */

export const planning = {};

export const planningRefusals = {};

export const planningCommands = {};
