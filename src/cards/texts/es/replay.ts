/** What is said of replays and transcripts; in Spanish. */

export const replay = {};

export const replayRefusals = {};

export const replayCommands = {};
