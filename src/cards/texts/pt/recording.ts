/** What is said of recording and consent; in Portuguese. */

export const recording = {};

export { recordingRefusals } from '../en/recording.ts';

export const recordingCommands = {};
