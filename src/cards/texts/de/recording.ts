/** What is said of recording and consent; in German. */

export const recording = {};

export const recordingRefusals = {};

export const recordingCommands = {};
