/** What is said of the voice of the stage; in French. */

export const sound = {};

export const soundRefusals = {};

export const soundCommands = {};
