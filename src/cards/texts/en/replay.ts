/** What is said of replays and transcripts; in English. */

export const replay = {};

export const replayRefusals = {};

export const replayCommands = {};
