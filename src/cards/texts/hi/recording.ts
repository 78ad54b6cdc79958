/** What is said of recording and consent; in Hindi. */

export const recording = {};

export const recordingRefusals = {};

export const recordingCommands = {};
