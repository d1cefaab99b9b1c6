import type { IncomingMessage, ServerResponse } from 'node:http';
import { customersByLookUps } from '../../customers/index.ts';
import { addressOf, answering, needs, sendJsonText } from '../../graphql/addresses.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { encodeGlobalId } from '../../graphql/global-id.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { instantOf as storedInstant } from '../../platform/entity.ts';
import { customerSubjects } from '../ask-usage.ts';
import { storedEventIssues } from '../event-issues.ts';
import { readEventFilter } from '../event-list.ts';
import type { EventFilterInput } from '../event-list.ts';
import { listEvents } from '../event-list.store.ts';
import type { ListedEvent } from '../event-list.store.ts';
import { metersByEventTypes } from '../meter.store.ts';
import { eventFilterOf } from './event-filter.ts';
import { customerLookUpOf, instantOf } from './parameters.ts';

const address = '/api/v1/events';
const cursorAddress = '/api/v2/events';

/** OpenMeter's lists of stored events, both forms, answered from what the graph answers from. */
export const eventListRoutes = [
  { method: 'GET', path: address, handler: answering(getEvents) },
  { method: 'GET', path: cursorAddress, handler: answering(getEventPage) },
] as const;

const usualHours = 72;
const mostHours = 32 * 24;
const mostEvents = 100;

/**
 * A plain list, latest first: `from`, `to` (event time), `ingestedAtFrom`, `ingestedAtTo`, whose ends are exclusive, parts of `id` and `subject`, `customerId`,
 * `limit` 1 to 100 (100). The last 72 hours when no start is given; 32 days back at most.
 */
async function getEvents(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  needs(ctx, 'usage:read', `GET ${address}`);
  const { parameters } = addressOf(req, '');
  const issues: Issue[] = [];
  const instant = (name: string) => instantOf(name, parameters.get(name), issues);
  const [from, to, ingestedAtFrom, ingestedAtTo] = [instant('from'), instant('to'), instant('ingestedAtFrom'), instant('ingestedAtTo')];
  const now = ctx.clock.now();
  const earliest = now.subtract({ hours: mostHours });
  for (const [name, at] of [['from', from], ['ingestedAtFrom', ingestedAtFrom]] as const) {
    if (at !== null && Temporal.Instant.compare(at, earliest) < 0) issues.push(issue('PARAMETER_RANGE', `${name} ${at} is more than 32 days ago; give a later one`, name));
  }
  for (const [name, start, end] of [['to', from, to], ['ingestedAtTo', ingestedAtFrom, ingestedAtTo]] as const) {
    if (start !== null && end !== null && Temporal.Instant.compare(end, start) < 0) issues.push(issue('PARAMETER_RANGE', `${name} ${end} is before the start ${start}; give a later one`, name));
  }
  const limit = limitOf(parameters, issues);
  const since = from ?? (ingestedAtFrom === null ? now.subtract({ hours: usualHours }) : null);
  const part = (name: string) => (parameters.get(name) === null ? {} : { [name]: { like: `%${escaped(parameters.get(name) as string)}%` } });
  const filter: EventFilterInput = {
    ...part('id'),
    ...part('subject'),
    time: { gte: since, lt: to },
    ingestedAt: { gte: ingestedAtFrom, lt: ingestedAtTo },
  };
  const customerIds = parameters.has('customerId') ? parameters.getAll('customerId') : null;
  // A range from an instant to itself holds nothing, and is no mistake.
  const holdsNothing = (start: Temporal.Instant | null, end: Temporal.Instant | null): boolean => start !== null && end !== null && start.equals(end);
  if (issues.length === 0 && (holdsNothing(from, to) || holdsNothing(ingestedAtFrom, ingestedAtTo))) return sendJsonText(res, '[]');
  const page = await listed(ctx, filter, customerIds, { limit, beside: null, backwards: false }, issues);
  sendJsonText(res, `[${(await eventTexts(ctx, page.rows)).join(',')}]`);
}

/** A page by cursor: `filter` is JSON of OpenMeter's filter objects, `limit` 1 to 100 (100). Without a range unless the filter has one. */
async function getEventPage(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  needs(ctx, 'usage:read', `GET ${cursorAddress}`);
  const { parameters } = addressOf(req, '');
  const issues: Issue[] = [];
  const limit = limitOf(parameters, issues);
  const beside = besideOf(parameters.get('cursor'), issues);
  const { filter, customerIds } = eventFilterOf(parameters.get('filter'), issues);
  const page = await listed(ctx, filter, customerIds, { limit, beside, backwards: false }, issues);
  const items = `[${(await eventTexts(ctx, page.rows)).join(',')}]`;
  sendJsonText(res, page.hasNext && page.end !== null ? `{"items":${items},"nextCursor":${JSON.stringify(cursorText(page.end))}}` : `{"items":${items}}`);
}

async function listed(ctx: GraphQLContext, input: EventFilterInput, customerIds: readonly string[] | null, request: Parameters<typeof listEvents>[2], issues: Issue[]) {
  const read = readEventFilter(input, issues, []);
  const owned = customerIds === null ? null : await customerSubjects(ctx.read, customerIds.map(customerLookUpOf), issues);
  if (customerIds !== null && customerIds.length > 100) issues.push(issue('PARAMETER_RANGE', `customerId has ${customerIds.length} entries; give at most 100`, 'customerId'));
  refuse(issues);
  return listEvents(ctx.read, { ...read, subjects: owned?.flatMap(({ subjects }) => subjects) ?? null }, request);
}

/** The events with what became of them, each as JSON text: data and attributes are written as they are stored, with every digit. */
async function eventTexts(ctx: GraphQLContext, events: readonly ListedEvent[]): Promise<string[]> {
  if (events.length === 0) return [];
  const types = [...new Set(events.map(({ type }) => type))];
  const subjects = [...new Set(events.map(({ subject }) => subject))];
  const [meters, customers] = await Promise.all([
    metersByEventTypes(ctx.read, types),
    customersByLookUps(ctx.read, subjects.map((subjectKey) => ({ subjectKey }))),
  ]);
  const metersOf = new Map(types.map((type, at) => [type, meters[at] ?? []]));
  const customerOf = new Map(subjects.map((subject, at) => [subject, customers[at] ?? null]));
  return events.map((event) => {
    const customer = customerOf.get(event.subject) ?? null;
    const issues = storedEventIssues(event, metersOf.get(event.type) ?? [], customer !== null);
    const about = JSON.stringify({
      ...(customer === null ? {} : { customerId: encodeGlobalId('Customer', customer.id) }),
      ...(issues.length === 0 ? {} : { validationError: issues.map(({ message }) => message).join('\n') }),
      ingestedAt: storedInstant(event.ingestedAt).toString(),
      storedAt: storedInstant(event.storedAt).toString(),
    });
    return `{"event":${cloudEventText(event)},${about.slice(1)}`;
  });
}

function cloudEventText({ id, source, type, subject, time, data, attributes }: ListedEvent): string {
  const named = JSON.stringify({ id, source, type, subject, time: storedInstant(time).toString() });
  // Where there is another version it comes first; deeper in an extension the name says nothing.
  const version = attributes !== null && /^\s*\{\s*"specversion"\s*:/.test(attributes) ? '' : ',"specversion":"1.0"';
  const inner = attributes?.trim().slice(1, -1).trim() ?? '';
  return `${named.slice(0, -1)}${version}${inner === '' ? '' : `,${inner}`}${data === null ? '' : `,"data":${data}`}}`;
}

const cursorText = ([time = '', row = '']: readonly string[]): string => Buffer.from(`${storedInstant(time).toString()},${row}`).toString('base64');

/** The place that a cursor names: `<RFC 3339>,<row>` in base64. */
function besideOf(cursor: string | null, issues: Issue[]): readonly string[] | null {
  if (cursor === null) return null;
  const [time = '', row = '', ...more] = Buffer.from(cursor, 'base64').toString().split(',');
  const wrong: Issue[] = [];
  const at = instantOf('cursor', time, wrong);
  if (at !== null && wrong.length === 0 && /^\d{1,18}$/.test(row) && more.length === 0) return [at.toString(), row];
  issues.push(issue('PARAMETER_CURSOR', `cursor ${JSON.stringify(cursor.slice(0, 60))} is none that this list answered; use nextCursor of the page before`, 'cursor'));
  return null;
}

function limitOf(parameters: URLSearchParams, issues: Issue[]): number {
  const text = parameters.get('limit') ?? String(mostEvents);
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > mostEvents) issues.push(issue('PARAMETER_RANGE', `limit is ${JSON.stringify(text.slice(0, 20))}; give 1 to ${mostEvents}`, 'limit'));
  return limit;
}

/** The text itself, in a pattern. */
const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
