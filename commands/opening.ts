/** How a planned talk opens when its time has come: chosen by who plans it, else by the server. */
import type { Texts } from '../src/cards/texts/texts.ts';
import type { Rules } from '../src/talk/rules.ts';

export const opensOption = {
  type: 'string',
  choices: ({ planning: { opens } }: Texts) => ({ 'by-host': opens.byHost, 'by-itself': opens.byItself }),
} as const;

/** The rule that a choice of the option comes to; none when nothing was chosen. */
export const opensRule = (chosen: string | null): Partial<Rules> =>
  chosen === null ? {} : { opensItself: chosen === 'by-itself' };
