/** The warning to whoever plans or moves a talk that its stage is somebody else's at that time. */
import { type GuildMember, PermissionFlagsBits } from 'discord.js';
import { overlapText } from '../src/cards/overlap-text.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import type { Talk } from '../src/talk/talk.ts';
import type { Rostrum } from './rostrum.ts';

/** One sentence with the talk that overlaps, as far as the person may know of it; empty when none does. */
export const overlapSentence = async (
  texts: Texts,
  talk: Talk,
  member: GuildMember,
  { overlaps, log }: Rostrum,
): Promise<string> => {
  try {
    const found = await overlaps.of(talk);
    const known = found.filter(({ announceId }) =>
      member.guild.channels.cache
        .get(announceId)
        ?.permissionsFor(member)
        .has(PermissionFlagsBits.ViewChannel),
    );
    return overlapText(texts, known);
  } catch (error) {
    // What was asked for is kept; the card warns as well.
    log.warn({ err: error, talk: talk.id }, 'it could not be looked up whether a talk overlaps with another');
    return '';
  }
};
