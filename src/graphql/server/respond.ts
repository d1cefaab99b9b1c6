import type { IncomingMessage, ServerResponse } from 'node:http';
import { newId } from '../../kit/id.ts';
import { headersOf, refusalOf, statusOf } from './answer.ts';
import type { Answer, MediaType } from './answer.ts';

/** Sends an answer whole. */
export function send(res: ServerResponse, answer: Answer, mediaType: MediaType): void {
  const status = statusOf(answer, mediaType);
  sendText(res, status, headersOf(answer, status), answer.text, mediaType);
}

function sendText(res: ServerResponse, status: number, headers: Record<string, string>, text: string, mediaType: MediaType): void {
  res
    .writeHead(status, {
      ...headers,
      'content-type': `${mediaType}; charset=utf-8`,
      'content-length': Buffer.byteLength(text),
    })
    .end(text);
}

/** Sends what was refused outside of GraphQL (no such path, wrong method) in the form of GraphQL's errors. */
export function sendRefusal(res: ServerResponse, errors: Parameters<typeof refusalOf>[0], status: number): void {
  sendText(res, status, {}, refusalOf(errors).text, 'application/json');
}

const processId = newId();
let requests = 0;

/** An id that no other request has, in this process or another. Much cheaper than an id of its own for each. */
export function newRequestId(): string {
  requests++;
  return `${processId}-${requests.toString(36)}`;
}

const clientRequestId = /^[\w.:-]{1,64}$/;

/**
 * Sets what every answer carries: the request's id (the client's own when it sent a plain one), no sniffing, no caching, and CORS for the
 * origins that may call. Answers the id.
 */
export function prepareResponse(req: IncomingMessage, res: ServerResponse, origins: ReadonlySet<string>): string {
  const given = req.headers['x-request-id'];
  const requestId = typeof given === 'string' && clientRequestId.test(given) ? given : newRequestId();
  res.setHeader('x-request-id', requestId);
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('cache-control', 'no-store');
  if (origins.size > 0) {
    res.setHeader('vary', 'Origin');
    const origin = req.headers.origin;
    if (origin !== undefined && origins.has(origin)) {
      res.setHeader('access-control-allow-origin', origin);
      res.setHeader('access-control-expose-headers', 'X-Request-Id, Idempotency-Replayed, Retry-After');
    }
  }
  return requestId;
}

/** Answers a preflight. An origin that may not call gets no permission, and its browser refuses. */
export function sendPreflight(res: ServerResponse, methods: readonly string[]): void {
  if (res.hasHeader('access-control-allow-origin')) {
    res.setHeader('access-control-allow-methods', methods.join(', '));
    res.setHeader('access-control-allow-headers', 'Authorization, Content-Type, Accept, Idempotency-Key, X-Request-Id');
    res.setHeader('access-control-max-age', '600');
  }
  res.setHeader('allow', [...methods, 'OPTIONS'].join(', '));
  res.writeHead(204).end();
}
