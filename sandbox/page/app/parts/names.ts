/** Names as they can be shown: never empty, never able to reorder what stands around them. */
import { html, type TemplateResult } from 'lit';

// What takes no room: controls, zero-width characters, direction marks, fillers.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800]/gu;

/** The name, or a stand-in when nothing of it can be seen. */
export const seenName = (name: string): string => (name.replace(INVISIBLE, '') ? name : '(blank name)');

/** A name that is kept apart from the direction of the text around it. */
export const named = (name: string): TemplateResult => html`<bdi>${seenName(name)}</bdi>`;

/** One or two characters for an avatar. */
export const initials = (name: string): string => {
  const letters = [
    ...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(name.replace(/^\W+(?=\w)/, '')),
  ];
  const words = name.trim().split(/\s+/);
  const second = words.length > 1 ? (words.at(-1)?.match(/^\p{L}/u)?.[0] ?? '') : '';
  return `${letters[0]?.segment ?? '?'}${second}`;
};

/** Which of six colours someone's avatar has. */
export const avatarColor = (id: string): number => Number(BigInt(/^\d+$/.test(id) ? id : '0') % 6n);
