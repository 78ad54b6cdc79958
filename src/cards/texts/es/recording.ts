/** What is said of recording and consent; in Spanish. */

export const recording = {};

export const recordingRefusals = {};

export const recordingCommands = {};
