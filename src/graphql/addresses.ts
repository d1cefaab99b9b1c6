import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { can } from '../access/index.ts';
import type { Permission } from '../access/index.ts';
import type { z } from 'zod';
import { ConflictError, NotFoundError, ValidationError, issue, refuse } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { parsed } from '../kit/input.ts';
import { parseExact } from '../kit/json.ts';
import { isStorable, unstorablePlace } from '../kit/storable-text.ts';
import { sendProblem } from '../platform/problem.ts';
import { forbidden, unauthenticated } from './coded.ts';
import type { GraphQLContext } from './context.ts';
import { encodeGlobalId } from './global-id.ts';
import { readBytes } from './read-bytes.ts';

type Handler = (req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext) => Promise<void>;

/** A handler whose typed errors are answered as problem details: 400 with every issue, 404, 409. */
export function answering(handler: Handler): Handler {
  return async (req, res, ctx) => {
    try {
      await handler(req, res, ctx);
    } catch (error) {
      const status = error instanceof ValidationError ? 400 : error instanceof NotFoundError ? 404 : error instanceof ConflictError ? 409 : null;
      if (status === null || res.headersSent) throw error;
      const { code, message } = error as ValidationError | NotFoundError | ConflictError;
      const conflicting = error instanceof ConflictError ? error.conflictingId : null;
      sendProblem(res, {
        status, code, detail: message,
        more: {
          ...(error instanceof ValidationError ? { issues: error.issues } : {}),
          ...(conflicting === null ? {} : { extensions: { conflictingEntityId: encodeGlobalId(conflicting.type, conflicting.id) } }),
        },
      });
    }
  };
}

/** Refuses a caller without the permission: UNAUTHENTICATED or FORBIDDEN. `address` is told to it. */
export function needs(ctx: GraphQLContext, permission: Permission, address: string): void {
  if (ctx.viewer === null) throw unauthenticated();
  if (!can(ctx.viewer, permission)) throw forbidden(address);
}

const mostBytes = 1_000_000;

/** The JSON body of a request, checked by a schema; an empty one is `{}`. Its numbers are exact. Throws ValidationError and PAYLOAD_TOO_LARGE. */
export async function jsonBody<S extends z.ZodType>(req: IncomingMessage, schema: S): Promise<z.output<S>> {
  return parsed(schema, await anyJsonBody(req));
}

/** The same for a body of any form. */
export async function anyJsonBody(req: IncomingMessage): Promise<unknown> {
  const bytes = await readBytes(req, mostBytes);
  if (!isUtf8(bytes)) throw new ValidationError([issue('BODY_NOT_UTF8', 'the body is not UTF-8 text; encode it as UTF-8')]);
  const text = bytes.toString('utf8') || '{}';
  let body: unknown;
  try {
    body = parseExact(text);
  } catch (error) {
    throw new ValidationError([issue('BODY_NOT_JSON', `the body cannot be read as JSON: ${(error as Error).message}`)]);
  }
  const place = unstorablePlace(body);
  if (place !== null) throw new ValidationError([unstorable(place.join('.') || 'the body', place)]);
  return body;
}

/** That a text could not be kept. */
export function unstorable(what: string, path: readonly string[]): Issue {
  return issue('TEXT_UNSTORABLE', `${what} holds a character that cannot be kept, U+0000 or half of a surrogate pair: leave it out`, ...path);
}

export function sendJson(res: ServerResponse, value: unknown, status: 200 | 201 = 200): void {
  sendJsonText(res, JSON.stringify(value), status);
}

export function sendJsonText(res: ServerResponse, text: string, status: 200 | 201 = 200): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text);
}

/**
 * The address asked for, as its segments below `prefix`, and its parameters. An address with a segment that is no text, or one that nothing
 * stored can have, is one empty segment, where nothing is. Throws ValidationError for such a parameter.
 */
export function addressOf(req: IncomingMessage, prefix: string): { readonly segments: readonly string[]; readonly parameters: URLSearchParams } {
  const url = new URL(req.url ?? '/', 'http://address.invalid');
  const texts = url.pathname.slice(prefix.length).split('/').map(storableText);
  const segments = texts.every((text) => text !== null) ? texts : [''];
  const wrong = [...url.searchParams].flatMap(([name, value]) => (isStorable(name) && isStorable(value) ? [] : [unstorable(`parameter ${JSON.stringify(name)}`, [name])]));
  refuse(wrong);
  return { segments, parameters: url.searchParams };
}

/** Null for what is no text, or cannot be kept. */
function storableText(segment: string): string | null {
  try {
    const text = decodeURIComponent(segment);
    return isStorable(text) ? text : null;
  } catch {
    return null;
  }
}

/** Whether CSV is asked for: by `format=csv`, or by an Accept header that wants it more than JSON, or as much and names it first. */
export function wantsCsv(req: IncomingMessage, parameters: URLSearchParams): boolean {
  if (parameters.get('format') === 'csv') return true;
  const wanted = (req.headers.accept ?? '').split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    return { type, quality: Number(quality) || 0 };
  });
  const named = wanted.filter(({ type, quality }) => quality > 0 && (type === 'text/csv' || type === 'application/json'));
  return named.toSorted((a, b) => b.quality - a.quality)[0]?.type === 'text/csv';
}
