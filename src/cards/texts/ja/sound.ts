/** What is said of the voice of the stage; in Japanese. */

export const sound = {};

export const soundRefusals = {};

export const soundCommands = {};
