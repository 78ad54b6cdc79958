/** The one WebSocket to the sandbox: it comes back by itself, a little later each time. */
import { type Act, PAGE_SOCKET, type PageFrame, type ServerFrame } from '../../protocol.ts';

/** The most that it waits before it tries again, in milliseconds. */
const LONGEST_WAIT = 10_000;

/** What is told of the connection. */
export interface SocketListener {
  opened(): void;
  frame(frame: ServerFrame): void;
  /** The connection is gone; it is tried again in `retryIn` milliseconds. */
  lost(retryIn: number): void;
}

/** A connection that is opened again whenever it is lost. */
export class PageSocket {
  readonly #listener: SocketListener;
  #socket: WebSocket | undefined;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(listener: SocketListener) {
    this.#listener = listener;
  }

  /** Connects now, whether or not an attempt is planned. */
  connect(): void {
    clearTimeout(this.#timer);
    this.#socket?.close();
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}${PAGE_SOCKET}`);
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.#tries = 0;
      this.#listener.opened();
    });
    socket.addEventListener('message', (event) => {
      if (socket === this.#socket) this.#listener.frame(JSON.parse(String(event.data)) as ServerFrame);
    });
    socket.addEventListener('close', () => {
      if (socket !== this.#socket) return;
      const retryIn = Math.min(LONGEST_WAIT, 500 * 2 ** this.#tries);
      this.#tries += 1;
      this.#timer = setTimeout(() => this.connect(), retryIn);
      this.#listener.lost(retryIn);
    });
  }

  /** Drops the connection, as when the browser goes offline; it is tried again like any lost one. */
  drop(): void {
    this.#socket?.close();
  }

  /** Sends an act; false when there is no connection. */
  send(actId: string, act: Act): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    const frame: PageFrame = { ...act, actId };
    this.#socket.send(JSON.stringify(frame));
    return true;
  }
}
