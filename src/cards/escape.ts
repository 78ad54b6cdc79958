/** Makes what people typed safe to show: as plain text, on one line, with no mention, link or markup in it. */
import { escapeMarkdown } from 'discord.js';

/** Directional controls turn the text around them; others are invisible and can only deceive. */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;

/** The text as a reader of a message should see it: exactly the characters, none of Discord's markup. */
export const asText = (typed: string): string =>
  escapeMarkdown(typed.replaceAll(INVISIBLE, ' ').replaceAll(/\s+/g, ' ').trim(), {
    heading: true,
    bulletedList: true,
    numberedList: true,
    maskedLink: true,
  })
    .replaceAll('<', '\\<')
    .replaceAll('@', '@\u200b')
    .replaceAll('://', ':\u200b//');
