/** What is said of replays and transcripts; in German. */

export { replay, replayCommands, replayRefusals } from '../en/replay.ts';
