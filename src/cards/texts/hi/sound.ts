/** What is said of the voice of the stage; in Hindi. */
export { sound, soundCommands, soundRefusals } from '../en/sound.ts';
