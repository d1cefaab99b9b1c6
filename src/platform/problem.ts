import { STATUS_CODES } from 'node:http';
import type { ServerResponse } from 'node:http';

/** What is wrong with a request to a plain HTTP address. */
export interface Problem {
  readonly status: number;
  /** Permanent, machine readable: UNAUTHENTICATED. */
  readonly code: string;
  /** For a person: what is wrong, with values, and what to do. */
  readonly detail: string;
  /** What else a program can use, such as each bad event. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Answers problem details (RFC 9457). */
export function sendProblem(res: ServerResponse, { status, code, detail, more }: Problem): void {
  const text = JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail, code, ...more });
  res.writeHead(status, { 'content-type': 'application/problem+json', 'content-length': Buffer.byteLength(text) }).end(text);
}
