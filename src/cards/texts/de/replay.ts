/** What is said of replays and transcripts; in German. */

export const replay = {};

export const replayRefusals = {};

export const replayCommands = {};
