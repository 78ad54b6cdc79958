/** What is said of the voice of the stage; in English. */

export const sound = {
  /** Whether the bot is to be on the stage of a talk. */
  chosen: (here: boolean): string =>
    here ? 'I come to the stage of this talk.' : 'I stay away from the stage of this talk.',
};

export const soundRefusals = {};

export const soundCommands = {};
