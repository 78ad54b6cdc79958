/** What is said of the voice of the stage; in Portuguese. */
export { sound, soundCommands, soundRefusals } from '../en/sound.ts';
