/** The warning that other talks have the stage of a planned one at its time. */
import { at } from './card.ts';
import { asText } from './escape.ts';
import type { Texts } from './texts/texts.ts';

/** A talk that has the stage; `at` is when it starts, or was opened, in milliseconds since 1970. */
export type Overlap = {
  readonly id: string;
  readonly topic: string;
  readonly at: number;
  /** The channel in which it is announced: whoever does not see that may not know of it. */
  readonly announceId: string;
  /** Where its card is; null while it has none. */
  readonly url: string | null;
};

/** One sentence that names the first of them; empty when there is none. */
export const overlapText = ({ planning }: Texts, [first, ...others]: readonly Overlap[]): string =>
  first ? planning.overlaps(asText(first.topic), at(first.at, 'F'), first.url, others.length) : '';
