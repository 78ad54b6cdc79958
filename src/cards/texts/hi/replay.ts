/** What is said of replays and transcripts; in Hindi. */

export { replay, replayCommands, replayRefusals } from '../en/replay.ts';
