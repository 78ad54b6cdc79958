/** What is said of recording and consent; in French. */

export const recording = {};

export { recordingRefusals } from '../en/recording.ts';

export const recordingCommands = {};
