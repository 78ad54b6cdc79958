/** What is said of the voice of the stage; in Portuguese. */

export const sound = {};

export const soundRefusals = {};

export const soundCommands = {};
