/** Whether the bot works, for who watches over it: nothing else is told. */
import type { Pages } from './web.ts';

/** `/health` answers 200 while the bot is connected to Discord, else 503. */
export const healthPage =
  (isConnected: () => boolean): Pages =>
  (server) => {
    server.get('/health', (_, reply) => {
      const well = isConnected();
      return reply
        .code(well ? 200 : 503)
        .type('text/plain; charset=utf-8')
        .send(well ? 'ok\n' : 'not connected\n');
    });
  };
