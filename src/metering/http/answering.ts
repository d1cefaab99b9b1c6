import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLContext } from '../../graphql/context.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { sendProblem } from '../../platform/problem.ts';

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
      sendProblem(res, { status, code, detail: message, ...(error instanceof ValidationError ? { more: { issues: error.issues } } : {}) });
    }
  };
}

export function sendJson(res: ServerResponse, value: unknown): void {
  const text = JSON.stringify(value);
  res.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text);
}

/** The address asked for, as its segments below `prefix`, and its parameters. A segment that is no text is empty. */
export function addressOf(req: IncomingMessage, prefix: string): { readonly segments: readonly string[]; readonly parameters: URLSearchParams } {
  const url = new URL(req.url ?? '/', 'http://address.invalid');
  const segments = url.pathname.slice(prefix.length).split('/').map((segment) => {
    try {
      return decodeURIComponent(segment);
    } catch {
      return '';
    }
  });
  return { segments, parameters: url.searchParams };
}

/** Whether CSV is asked for: by `format=csv`, or by an Accept header that has it and not JSON before it. */
export function wantsCsv(req: IncomingMessage, parameters: URLSearchParams): boolean {
  if (parameters.get('format') === 'csv') return true;
  const wanted = (req.headers.accept ?? '').split(',').map((range) => range.split(';', 1)[0]?.trim());
  return wanted.find((range) => range === 'text/csv' || range === 'application/json') === 'text/csv';
}
