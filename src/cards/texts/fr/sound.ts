/** What is said of the voice of the stage; in French. */
export { sound, soundCommands, soundRefusals } from '../en/sound.ts';
