import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { can } from '../../access/index.ts';
import { coded, forbidden, unauthenticated } from '../../graphql/coded.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { DomainError, issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { parseExact } from '../../kit/json.ts';
import { sendProblem } from '../../platform/problem.ts';
import { readEvent } from '../event.ts';
import { readBytes } from '../../graphql/read-bytes.ts';
import type { UsageEvent } from '../event.ts';

const MAX_BYTES = 10_000_000;
const MAX_EVENTS = 10_000;
/** So that an answer to thousands of bad events stays readable. */
const MOST_ISSUES = 1_000;

const single = 'application/cloudevents+json';
const batch = 'application/cloudevents-batch+json';
const either = 'application/json';

/** `POST /api/v1/events`: CloudEvents in their JSON format, one or a batch, or one in binary mode. */
export const postEventsRoute = { method: 'POST', path: '/api/v1/events', handler: postEvents } as const;

/**
 * Stores the events of the request: 204 when all of them are stored or were before. When one of them cannot be accepted none is stored, and
 * 400 names each with what is wrong. Needs usage:write.
 */
export async function postEvents(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  if (ctx.viewer === null) throw unauthenticated();
  if (!can(ctx.viewer, 'usage:write')) throw forbidden('POST /api/v1/events');
  const contentType = (req.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const bytes = await readBytes(req, MAX_BYTES);
  const issues: Issue[] = [];
  const events = isBinary(req, contentType) ? readBinary(req, bytes, issues) : readBody(contentType, bytes, issues);
  if (issues.length > 0) {
    refused(ctx, issues, events.length);
    sendProblem(res, {
      status: 400,
      code: 'VALIDATION_FAILED',
      detail: issues.length === 1 ? (issues[0] as Issue).message : `${(issues[0] as Issue).message} (and ${issues.length - 1} more); nothing was stored`,
      more: { issues: issues.slice(0, MOST_ISSUES) },
    });
    return;
  }
  try {
    await ctx.services.usageIngest.store(ctx.viewer.organizationId, events, ctx.clock.now());
  } catch (error) {
    if (!(error instanceof DomainError) || (error.code !== 'RATE_LIMITED' && error.code !== 'UNAVAILABLE')) throw error;
    res.setHeader('retry-after', '1');
    throw coded(error.code, error.message);
  }
  res.writeHead(204).end();
}

/** For the figures: each bad event under the first thing wrong with it, the good ones of the request under its refusal; a body that is not read is one. */
function refused(ctx: GraphQLContext, issues: readonly Issue[], good: number): void {
  const bad = new Map<string, string>();
  for (const { code, path } of issues) {
    const which = /^\d+$/.test(path[0] ?? '') ? (path[0] as string) : '';
    if (!bad.has(which)) bad.set(which, code);
  }
  for (const code of bad.values()) ctx.services.usageIngest.refused(code, 1);
  if (good > 0) ctx.services.usageIngest.refused('REQUEST_REFUSED', good);
}

/** CloudEvents' binary mode: attributes are headers `ce-…`, the body is the data. */
function isBinary({ headers }: IncomingMessage, contentType: string): boolean {
  return (headers['ce-id'] !== undefined || headers['ce-specversion'] !== undefined) && contentType !== single && contentType !== batch;
}

function readBinary({ headers }: IncomingMessage, bytes: Buffer, issues: Issue[]): UsageEvent[] {
  const attributes = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (name.startsWith('ce-') && typeof value === 'string' ? [[name.slice(3), headerText(value)]] : [])),
  );
  const type = headers['content-type'];
  const data = bytes.length === 0 ? null : parsedBody(bytes, issues);
  if (issues.length > 0) return [];
  const event = readEvent({ ...attributes, ...(type === undefined ? {} : { datacontenttype: type.split(';', 1)[0]?.trim().toLowerCase() }), data }, issues, []);
  return event === null ? [] : [event];
}

/** Headers carry what is not printable ASCII percent-encoded. */
function headerText(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function readBody(contentType: string, bytes: Buffer, issues: Issue[]): UsageEvent[] {
  if (contentType !== single && contentType !== batch && contentType !== either) {
    issues.push(issue('CONTENT_TYPE_UNSUPPORTED', `content-type "${contentType}" is not supported; send ${single}, ${batch} or ${either}`));
    return [];
  }
  const body = parsedBody(bytes, issues);
  if (issues.length > 0) return [];
  if (contentType === batch && !Array.isArray(body)) issues.push(issue('BODY_NOT_A_LIST', `the body of ${batch} must be a list of events`));
  if (contentType === single && Array.isArray(body)) issues.push(issue('BODY_IS_A_LIST', `the body of ${single} must be one event; send a list as ${batch}`));
  const inputs: readonly unknown[] = Array.isArray(body) ? body : [body];
  if (inputs.length === 0 || inputs.length > MAX_EVENTS) issues.push(issue('EVENTS_COUNT', `there are ${inputs.length} events; send 1 to ${MAX_EVENTS} at once`));
  if (issues.length > 0) return [];
  const events: UsageEvent[] = [];
  inputs.forEach((input, at) => {
    const event = readEvent(input, issues, Array.isArray(body) ? [at] : []);
    if (event !== null) events.push(event);
  });
  return events;
}

function parsedBody(bytes: Buffer, issues: Issue[]): unknown {
  if (!isUtf8(bytes)) {
    issues.push(issue('BODY_NOT_UTF8', 'the body is not UTF-8 text; encode it as UTF-8'));
    return null;
  }
  try {
    return parseExact(bytes.toString('utf8'));
  } catch (error) {
    issues.push(issue('BODY_NOT_JSON', `the body cannot be read as JSON: ${(error as Error).message}`));
    return null;
  }
}
