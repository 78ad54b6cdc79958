/** What is said of recording and consent; in Japanese. */

export const recording = {};

export const recordingRefusals = {};

export const recordingCommands = {};
