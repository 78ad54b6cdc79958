/** What is said of the voice of the stage; in German. */
export { sound, soundCommands, soundRefusals } from '../en/sound.ts';
