import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** One answer: its status, and its whole text when that is not 2xx. */
export type OnAnswer = (status: number, words: string | null) => void;

/**
 * A keep-alive connection of HTTP/1.1 that reads no more of an answer than where it ends: general clients cost several times as much, on a
 * processor that the server needs. One request at a time.
 */
export class Connection {
  readonly #socket: Socket;
  readonly #onAnswer: OnAnswer;
  readonly #chunks: Buffer[] = [];
  /** Bytes of the answer that are still to come; null while its length is not known. */
  #missing: number | null = null;
  #chunked = false;
  #status = 0;

  private constructor(socket: Socket, onAnswer: OnAnswer, onLost: (error: Error) => void) {
    this.#socket = socket;
    this.#onAnswer = onAnswer;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('error', onLost);
    socket.on('close', () => onLost(new Error('the server closed a connection')));
  }

  static open(host: string, port: number, onAnswer: OnAnswer, onLost: (error: Error) => void): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.removeListener('error', reject);
        resolve(new Connection(socket, onAnswer, onLost));
      });
    });
  }

  send(request: string): void {
    this.#socket.write(request);
  }

  close(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    if (this.#missing === null && !this.#chunked) return this.#begin(chunk);
    if (this.#status >= 300 || this.#chunked) this.#chunks.push(chunk);
    if (this.#missing !== null) this.#missing -= chunk.length;
    this.#endIfWhole(chunk);
  }

  #begin(chunk: Buffer): void {
    const bytes = this.#chunks.length === 0 ? chunk : Buffer.concat([...this.#chunks.splice(0), chunk]);
    const end = bytes.indexOf('\r\n\r\n');
    if (end === -1) {
      this.#chunks.push(bytes);
      return;
    }
    const head = bytes.toString('latin1', 0, end);
    this.#status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length !== undefined) this.#missing = Number(length) - (bytes.length - end - 4);
    else if (/\r\ntransfer-encoding: *chunked/i.test(head)) this.#chunked = true;
    else this.#missing = 0; // 204 and 304 have no body
    if (this.#status >= 300 || this.#chunked) this.#chunks.push(bytes);
    this.#endIfWhole(bytes);
  }

  #endIfWhole(last: Buffer): void {
    const whole = this.#chunked ? last.toString('latin1', Math.max(0, last.length - 5)) === '0\r\n\r\n' : (this.#missing ?? 1) <= 0;
    if (!whole) return;
    const words = this.#status >= 300 ? Buffer.concat(this.#chunks).toString() : null;
    this.#chunks.length = 0;
    this.#missing = null;
    this.#chunked = false;
    this.#onAnswer(this.#status, words);
  }
}
