/** What is said of replays and transcripts; in Japanese. */

export const replay = {};

export const replayRefusals = {};

export const replayCommands = {};
