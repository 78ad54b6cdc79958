/** What is said of replays and transcripts; in Portuguese. */

export { replay, replayCommands, replayRefusals } from '../en/replay.ts';
