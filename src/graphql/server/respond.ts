import type { IncomingMessage, ServerResponse } from 'node:http';
import { newId } from '../../kit/id.ts';
import { headersOf, refusalOf, statusOf } from './answer.ts';
import type { Answer, MediaType } from './answer.ts';

/** Sends an answer whole. `common` are headers that were not set yet, which is quicker than to set them first. */
export function send(res: ServerResponse, answer: Answer, mediaType: MediaType, common?: CommonHeaders): void {
  const status = statusOf(answer, mediaType);
  sendText(res, status, headersOf(answer, status), answer.text, mediaType, common?.pairs);
}

const none: readonly string[] = [];

function sendText(res: ServerResponse, status: number, headers: Record<string, string>, text: string, mediaType: MediaType, common = none): void {
  const pairs = [...common];
  for (const name in headers) pairs.push(name, headers[name] as string);
  pairs.push('content-type', contentTypes[mediaType], 'content-length', String(Buffer.byteLength(text)));
  res.writeHead(status, pairs).end(text);
}

const contentTypes: Readonly<Record<MediaType, string>> = {
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
  'text/event-stream': 'text/event-stream; charset=utf-8',
};

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
 * What every answer carries: the request's id (the client's own when it sent a plain one), no sniffing, no caching, and CORS for the
 * origins that may call.
 */
export class CommonHeaders {
  readonly requestId: string;
  /** Names and values in turn. */
  readonly pairs: readonly string[];

  constructor(req: IncomingMessage, origins: ReadonlySet<string>) {
    const given = req.headers['x-request-id'];
    this.requestId = typeof given === 'string' && clientRequestId.test(given) ? given : newRequestId();
    const pairs = ['x-request-id', this.requestId, 'x-content-type-options', 'nosniff', 'cache-control', 'no-store'];
    if (origins.size > 0) {
      pairs.push('vary', 'Origin');
      const { origin } = req.headers;
      if (origin !== undefined && origins.has(origin)) {
        pairs.push('access-control-allow-origin', origin, 'access-control-expose-headers', 'X-Request-Id, Idempotency-Replayed, Retry-After');
      }
    }
    this.pairs = pairs;
  }

  /** Sets them on an answer that somebody else writes. */
  set(res: ServerResponse): void {
    for (let at = 0; at < this.pairs.length; at += 2) res.setHeader(this.pairs[at] as string, this.pairs[at + 1] as string);
  }
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
