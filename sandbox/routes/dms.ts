/** REST route that opens a direct message channel. */
import { DiscordError, refuse } from '../errors.ts';
import { Fields } from '../fields.ts';
import { openDm } from '../messages/dms.ts';
import { type Route, route } from '../route.ts';
import { showChannel } from '../world/show.ts';

export const routes: Route[] = [
  /** Source: https://docs.discord.com/developers/resources/user#create-dm */
  route('POST', '/users/@me/channels', (ctx) => {
    const fields = new Fields(ctx.body);
    const id = fields.snowflake('recipient_id', { required: true });
    fields.done();
    const person = ctx.world.users.get(id ?? '');
    if (!person) throw refuse.unknownUser();
    if (person.id === ctx.bot.user.id || person.bot)
      throw new DiscordError(400, 50007, 'Cannot send messages to this user');
    return showChannel(openDm(ctx.world, ctx.bot.user, person));
  }),
];
