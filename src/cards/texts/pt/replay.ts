/** What is said of replays and transcripts; in Portuguese. */

export const replay = {};

export const replayRefusals = {};

export const replayCommands = {};
