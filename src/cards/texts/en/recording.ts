/** What is said of recording and consent; in English. */

export const recording = {};

export const recordingRefusals = {};

export const recordingCommands = {};
