import { isUtf8 } from 'node:buffer';
import { IncomingMessage } from 'node:http';
import { coded } from '../coded.ts';
import { unreadable } from './mask.ts';
import { Refusal } from './request.ts';

/** Who takes the pieces of a body: each piece as it comes, then its end, or that it broke off. */
interface BodyTaker {
  piece(bytes: Buffer): void;
  end(): void;
  brokeOff(): void;
}

/**
 * A request whose body can be taken as it comes from the parser. The stream that it is otherwise needs four later turns to be read, ended and
 * closed: a tenth of what a small operation costs.
 */
export class GraphqlRequest extends IncomingMessage {
  static {
    // What has not ended stays with its connection after the answer. By its types this is no accessor, which a class can override.
    Object.defineProperty(this.prototype, 'readableEnded', {
      get(this: GraphqlRequest): unknown {
        return this.#hasEnded || Reflect.get(IncomingMessage.prototype, 'readableEnded', this);
      },
    });
  }
  #taker: BodyTaker | null = null;
  #hasEnded = false;

  /** Hands the body to `taker` and nothing to the stream, which never says that it has ended. To be called in the turn in which the request came. */
  takeBody(taker: BodyTaker): void {
    if (this.complete || this.readableLength > 0) throw new Error('broken invariant: a body is taken before any of it has come');
    this.#taker = taker;
    // Somebody reads it: what nobody reads is thrown away after the answer.
    this._read(0);
  }

  override push(piece: Buffer | null, encoding?: BufferEncoding): boolean {
    if (this.#taker === null) return super.push(piece, encoding);
    if (piece === null) {
      this.#hasEnded = true;
      this.#taker.end();
    } else {
      this.#taker.piece(piece);
    }
    return true;
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    if (!this.#hasEnded) this.#taker?.brokeOff();
    super._destroy(error, callback);
  }
}

/** What is read and thrown away of a body that is too large, so that its sender gets to read the answer. Past that the socket is cut. */
const mostDiscardedBytes = 32_000_000;

/**
 * The body of a request as text; to be called in the turn in which it came. Rejects with Refusal: PAYLOAD_TOO_LARGE beyond `maxBytes` (as soon as it is
 * known), BAD_USER_INPUT for bytes that are not UTF-8 or a body that broke off.
 */
export function readText(req: GraphqlRequest, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let discarded: number | null = null;
    const discard = (): void => {
      discarded = 0;
      chunks.length = 0;
      reject(new Refusal([coded('PAYLOAD_TOO_LARGE', `the request has more than ${maxBytes} bytes: split it`)]));
    };
    if (Number(req.headers['content-length'] ?? 0) > maxBytes) discard();
    req.takeBody({
      piece: (bytes) => {
        if (discarded !== null) {
          discarded += bytes.length;
          if (discarded > mostDiscardedBytes) req.destroy();
          return;
        }
        length += bytes.length;
        chunks.push(bytes);
        if (length > maxBytes) discard();
      },
      end: () => {
        if (discarded !== null) return;
        const bytes = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, length);
        if (isUtf8(bytes)) resolve(bytes.toString('utf8'));
        else reject(new Refusal([unreadable('the request is not UTF-8 text: encode it as UTF-8')]));
      },
      brokeOff: () => reject(new Refusal([unreadable('the request broke off')])),
    });
  });
}
