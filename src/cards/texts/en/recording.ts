/** What is said of recording and consent; in English. */

export const recording = {};

export const recordingRefusals = {
  'already-recording': () => 'This talk is being recorded already.',
  'not-recording': () => 'This talk is not being recorded. Its host can start that with `/recording start`.',
};

export const recordingCommands = {};
