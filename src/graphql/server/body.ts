import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { coded } from '../coded.ts';
import { unreadable } from './mask.ts';
import { Refusal } from './request.ts';

/** What is read and thrown away of a body that is too large, so that its sender gets to read the answer. Past that the socket is cut. */
const mostDiscardedBytes = 32_000_000;

/**
 * The body of a request as text. Throws Refusal: PAYLOAD_TOO_LARGE beyond `maxBytes` (as soon as it is known), BAD_USER_INPUT for bytes
 * that are not UTF-8 or a body that broke off.
 */
export function readText(req: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const tooLarge = (): void => {
      discard(req);
      reject(new Refusal([coded('PAYLOAD_TOO_LARGE', `the request has more than ${maxBytes} bytes: split it`)]));
    };
    if (Number(req.headers['content-length'] ?? 0) > maxBytes) return tooLarge();
    const chunks: Buffer[] = [];
    let length = 0;
    const onData = (chunk: Buffer): void => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= maxBytes) return;
      req.removeListener('data', onData);
      chunks.length = 0;
      tooLarge();
    };
    req.on('data', onData);
    req.once('end', () => {
      const bytes = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, Math.min(length, maxBytes));
      if (isUtf8(bytes)) resolve(bytes.toString('utf8'));
      else reject(new Refusal([unreadable('the request is not UTF-8 text: encode it as UTF-8')]));
    });
    req.once('error', () => reject(new Refusal([unreadable('the request broke off')])));
    return undefined;
  });
}

function discard(req: IncomingMessage): void {
  let discarded = 0;
  req.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > mostDiscardedBytes) req.destroy();
  });
  req.on('error', () => undefined);
  req.resume();
}
