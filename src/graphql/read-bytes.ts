import type { IncomingMessage } from 'node:http';
import { coded } from './coded.ts';

/** The body of a request. Rejects with PAYLOAD_TOO_LARGE as soon as it is known; the rest of the body is then not kept. */
export function readBytes(req: IncomingMessage, most: number): Promise<Buffer> {
  const tooLarge = (): Error => {
    req.resume();
    return coded('PAYLOAD_TOO_LARGE', `the request has more than ${most} bytes: split it`);
  };
  if (Number(req.headers['content-length'] ?? 0) > most) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const onData = (chunk: Buffer): void => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= most) return;
      req.removeListener('data', onData);
      chunks.length = 0;
      reject(tooLarge());
    };
    req.on('data', onData);
    req.once('end', () => resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)));
    req.once('error', () => reject(coded('BAD_USER_INPUT', 'the request broke off')));
  });
}
