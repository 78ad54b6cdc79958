/** What is said of replays and transcripts; in French. */

export { replay, replayCommands, replayRefusals } from '../en/replay.ts';
