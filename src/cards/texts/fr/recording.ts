/** What is said of recording and consent; in French. */

export const recording = {};

export const recordingRefusals = {};

export const recordingCommands = {};
