/** Makes what people typed safe to show: as plain text, on one line, with no mention, link or markup in it. */
import { escapeMarkdown } from 'discord.js';

/**
 * Controls, directional overrides and invisible spaces: they turn or hide the text around them. The joiners U+200C and
 * U+200D stay, which Hindi, Persian and many emoji are written with.
 */
const INVISIBLE = /[\p{Cc}\u200b\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

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
