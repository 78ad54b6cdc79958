/** What is said of replays and transcripts; in Japanese. */

export { replay, replayCommands, replayRefusals } from '../en/replay.ts';
