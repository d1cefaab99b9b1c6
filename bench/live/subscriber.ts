import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

const at = Buffer.from('"at":"');
const digits = 17; // 1764000000000.123

/** Told the time of day that a figure carries, in milliseconds. */
export type OnFigure = (sentAt: number) => void;

/**
 * A WebSocket that reads no more of a message than its length and the time in it: general clients cost several times as much, on a
 * processor that the server needs.
 */
export class Subscriber {
  readonly #socket: Socket;
  #onText: (text: Buffer) => void;
  #rest: Buffer | null = null;

  private constructor(socket: Socket, onText: (text: Buffer) => void, rest: Buffer | null) {
    this.#socket = socket;
    this.#onText = onText;
    this.#rest = rest;
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
  }

  /** Opens a socket and resolves when it is subscribed. With `operation` it speaks graphql-transport-ws, else it says its topic. */
  static async open(port: number, topic: number, operation: object | null, onFigure: OnFigure): Promise<Subscriber> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const protocol = operation === null ? '' : 'sec-websocket-protocol: graphql-transport-ws\r\n';
    const key = randomBytes(16).toString('base64');
    const lost = Promise.withResolvers<never>();
    socket.on('error', lost.reject);
    socket.write(`GET /graphql HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${key}\r\n${protocol}\r\n`);
    const ready = Promise.withResolvers<Subscriber>();
    socket.once('data', (chunk: Buffer) => {
      const end = chunk.indexOf('\r\n\r\n');
      if (!chunk.toString('latin1', 0, 12).endsWith('101') || end === -1) return lost.reject(new Error(`no WebSocket: ${chunk.toString('latin1', 0, 200)}`));
      const figure = (text: Buffer): void => {
        const place = text.indexOf(at);
        if (place !== -1) onFigure(Number(text.toString('latin1', place + at.length, place + at.length + digits)));
        else if (text.includes('"type":"error"') || text.includes('"errors"')) throw new Error(text.toString());
      };
      const greet = (text: Buffer): void => {
        if (operation !== null && !text.includes('connection_ack')) return lost.reject(new Error(text.toString()));
        subscriber.#onText = figure;
        if (operation !== null) subscriber.#say(JSON.stringify({ id: `s${topic}`, type: 'subscribe', payload: operation }));
        ready.resolve(subscriber);
      };
      const subscriber = new Subscriber(socket, greet, null);
      subscriber.#say(operation === null ? String(topic) : '{"type":"connection_init"}');
      if (end + 4 < chunk.length) subscriber.#read(chunk.subarray(end + 4));
      return undefined;
    });
    return Promise.race([ready.promise, lost.promise]);
  }

  close(): void {
    this.#socket.destroy();
  }

  /** A client masks what it says; a mask of zeros changes nothing. */
  #say(text: string): void {
    const payload = Buffer.from(text);
    const head = payload.length < 126 ? [0x81, 0x80 | payload.length] : [0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff];
    this.#socket.write(Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]));
  }

  #read(chunk: Buffer): void {
    const bytes = this.#rest === null ? chunk : Buffer.concat([this.#rest, chunk]);
    let from = 0;
    for (;;) {
      if (bytes.length < from + 2) break;
      const short = (bytes[from + 1] as number) & 0x7f;
      const head = short < 126 ? 2 : 4;
      if (bytes.length < from + head) break;
      const length = short < 126 ? short : bytes.readUInt16BE(from + 2);
      if (bytes.length < from + head + length) break;
      if (((bytes[from] as number) & 0x0f) === 1) this.#onText(bytes.subarray(from + head, from + head + length));
      from += head + length;
    }
    this.#rest = from === bytes.length ? null : bytes.subarray(from);
  }
}
