/** The address at which calendars follow a server's talks, for who may give it to others. */
import { ButtonStyle } from 'discord.js';
import { button, type Card, framed, type SignId } from './card.ts';
import type { Texts } from './texts/texts.ts';

/**
 * The address of a server's calendar, or how to get one.
 *
 * @param url null while there is none
 * @param done what was just done, if anything
 */
export const feedCard = ({ feed }: Texts, url: string | null, sign: SignId, done = ''): Card => {
  const { calendar } = feed;
  if (url === null) {
    return framed(
      [done, calendar.none],
      [button(calendar.buttons.make, sign('feed-make'), ButtonStyle.Primary)],
    );
  }
  const webcal = url.replace(/^https?:/, 'webcal:');
  return framed(
    [done, calendar.title, `${calendar.address}\n\`${url}\`\n\`${webcal}\``, `-# ${calendar.secret}`],
    [
      button(calendar.buttons.renew, sign('feed-renew')),
      button(calendar.buttons.off, sign('feed-off'), ButtonStyle.Danger),
    ],
  );
};
