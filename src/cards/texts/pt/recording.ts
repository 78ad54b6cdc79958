/** What is said of recording and consent; in Portuguese. */

export const recording = {};

export const recordingRefusals = {};

export const recordingCommands = {};
