/** What is said of replays and transcripts; in Spanish. */

export { replay, replayCommands, replayRefusals } from '../en/replay.ts';
