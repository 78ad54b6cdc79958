/** What is said of the voice of the stage; in Spanish. */
export { sound, soundCommands, soundRefusals } from '../en/sound.ts';
