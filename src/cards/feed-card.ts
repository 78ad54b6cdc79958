/** The address at which calendars, or players of podcasts, follow a server's talks, for who may give it to others. */
import { ButtonStyle } from 'discord.js';
import { button, type Card, framed, type SignId } from './card.ts';
import type { Texts } from './texts/texts.ts';

/**
 * The address of a server's feed, or how to get one.
 *
 * @param url null while there is none
 * @param done what was just done, if anything
 */
export const feedCard = (
  { feed }: Texts,
  kind: 'calendar' | 'podcast',
  url: string | null,
  sign: SignId,
  done = '',
): Card => {
  const { buttons } = feed;
  const said = feed[kind];
  if (url === null) {
    return framed([done, said.none], [button(buttons.make, sign('feed-make', kind), ButtonStyle.Primary)]);
  }
  const webcal = kind === 'calendar' ? `\n\`${url.replace(/^https?:/, 'webcal:')}\`` : '';
  return framed(
    [done, said.title, `${said.address}\n\`${url}\`${webcal}`, `-# ${said.secret}`],
    [
      button(buttons.renew, sign('feed-renew', kind)),
      button(buttons.off, sign('feed-off', kind), ButtonStyle.Danger),
    ],
  );
};
