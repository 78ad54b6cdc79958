/** What is said of the voice of the stage; in Japanese. */
export { sound, soundCommands, soundRefusals } from '../en/sound.ts';
