import type { WebSocket } from 'ws';

/** Writes to one WebSocket and says when it has room. */
export class SocketWriter {
  readonly #socket: WebSocket;
  readonly #highWaterBytes: number;
  #waiting: (() => void)[] = [];

  /** `highWaterBytes` may wait to be written; with more there is no room. */
  constructor(socket: WebSocket, highWaterBytes: number) {
    this.#socket = socket;
    this.#highWaterBytes = highWaterBytes;
  }

  /** Sends, or does nothing when the socket is no longer open. */
  write(text: string): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(text, this.#written);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Null when there is room now; else resolves when there is, or when the socket has closed. */
  room(): Promise<void> | null {
    if (this.#hasRoom()) return null;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** To be called when the socket has closed: nobody waits for it any longer. */
  closed(): void {
    this.#release();
  }

  #hasRoom(): boolean {
    return this.#socket.readyState !== this.#socket.OPEN || this.#socket.bufferedAmount <= this.#highWaterBytes;
  }

  readonly #written = (): void => {
    if (this.#waiting.length > 0 && this.#hasRoom()) this.#release();
  };

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** Pings a socket; one that answered none of three is cut. The answer stops it. */
export function keepAlive(socket: WebSocket, intervalMs: number): () => void {
  let unanswered = 0;
  socket.on('pong', () => {
    unanswered = 0;
  });
  const interval = setInterval(() => {
    if (unanswered === 3) return socket.terminate();
    unanswered++;
    if (socket.readyState === socket.OPEN) socket.ping();
    return undefined;
  }, intervalMs);
  interval.unref();
  return () => clearInterval(interval);
}
