/** A way to a server that can be shut and opened: what a network does when it fails. */

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

export type Gate = {
  /** The address of the server, through the gate. */
  readonly url: string;
  /** Ends every connection and refuses new ones. */
  shut(): Promise<void>;
  /** Delivers the next request that contains this word, but loses its answer with the connection. */
  loseAnswerTo(word: string): void;
  /** Lets connections through again, at the same address. */
  open(): Promise<void>;
};

/** Puts an open gate before the server of a URL. */
export const createGate = async (url: string): Promise<Gate> => {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let server: Server;
  let lost: string | undefined;
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      const fresh = createServer((near) => {
        const far = connect(Number(target.port), target.hostname);
        for (const socket of [near, far]) {
          sockets.add(socket);
          socket.on('close', () => sockets.delete(socket));
        }
        let mute = false;
        near.on('data', (request) => {
          if (lost !== undefined && request.includes(lost)) {
            mute = true;
            lost = undefined;
          }
          far.write(request);
        });
        far.on('data', (answer) => {
          if (mute) near.destroy();
          else near.write(answer);
        });
        near.on('error', () => far.destroy()).on('close', () => far.end());
        far.on('error', () => near.destroy()).on('close', () => near.end());
      });
      server = fresh;
      fresh.once('error', reject);
      fresh.listen(port, '127.0.0.1', () => resolve((fresh.address() as AddressInfo).port));
    });
  const port = await listen(0);
  const shut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return {
    url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(port) }).href,
    shut,
    loseAnswerTo: (word) => {
      lost = word;
    },
    open: async () => {
      await listen(port);
    },
  };
};
