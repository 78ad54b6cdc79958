/** What is said of what is planned: lists, overlaps, opening at the time; in German. */

export { planning } from '../en/planning.ts';

export const planningRefusals = {};

export const planningCommands = {};
