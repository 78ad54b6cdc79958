/** What is said of replays and transcripts; in French. */

export const replay = {};

export const replayRefusals = {};

export const replayCommands = {};
