/** What is said of replays and transcripts; in Hindi. */

export const replay = {};

export const replayRefusals = {};

export const replayCommands = {};
