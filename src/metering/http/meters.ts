import type { IncomingMessage, ServerResponse } from 'node:http';
import { isBuyer } from '../../access/index.ts';
import { CustomerNotFound } from '../../customers/index.ts';
import { addressOf, answering, anyJsonBody, needs, sendJson, wantsCsv } from '../../graphql/addresses.ts';
import { coded } from '../../graphql/coded.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { encodeGlobalId, idOf } from '../../graphql/global-id.ts';
import { ValidationError, issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { instantOf as storedInstant } from '../../platform/entity.ts';
import type { UsageRow } from '../aggregate.ts';
import { askPortalUsage } from '../ask-portal-usage.ts';
import { MeterNotAllowed, askUsage } from '../ask-usage.ts';
import type { UsageQuestion } from '../ask-usage.ts';
import { definitionOf } from '../meter.entity.ts';
import type { MeterRow } from '../meter.entity.ts';
import { MeterNotFound } from '../meter.errors.ts';
import { listedMeters, meterBy } from '../meter.store.ts';
import type { MeterDimension } from '../meter.ts';
import { compileMeter, dimensionKeys } from '../meter.ts';
import { usageGroupValues, usageSubjects } from '../usage-values.store.ts';
import { instantOf, queryOfUrl, questionOf } from './parameters.ts';
import { sendUsageCsv, sendUsageJson } from './usage-answer.ts';

const prefix = '/api/v1/meters/';
const portalPrefix = '/api/v1/portal/meters/';

/** OpenMeter's addresses of meters, answered from what the graph answers from. */
export const meterRoutes = [
  { method: 'GET', path: '/api/v1/meters', handler: answering(getMeters) },
  { method: 'GET', path: `${prefix}*`, handler: answering(getMeter) },
  { method: 'POST', path: `${prefix}*`, handler: answering(postQuery) },
  { method: 'GET', path: `${portalPrefix}*`, handler: answering(getPortalQuery) },
] as const;

/** A page of the meters as a plain list: `page` from 1, `pageSize` 1 to 1,000 (100), `orderBy`, `order`, `includeDeleted`. */
async function getMeters(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  needs(ctx, 'meter:read', 'GET /api/v1/meters');
  const { parameters } = addressOf(req, '');
  const issues: Issue[] = [];
  const number = (name: string, otherwise: number, most: number): number => {
    const text = parameters.get(name) ?? String(otherwise);
    const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (value < 1 || value > most) issues.push(issue('PARAMETER_RANGE', `${name} is ${JSON.stringify(text.slice(0, 20))}; give 1 to ${most}`, name));
    return value;
  };
  const one = <T extends string>(name: string, otherwise: T, choices: readonly T[]): T => {
    const text = parameters.get(name) ?? otherwise;
    const found = choices.find((choice) => choice === text);
    if (found === undefined) issues.push(issue('PARAMETER_CHOICE', `${name} is ${JSON.stringify(text.slice(0, 20))}; give one of ${choices.join(', ')}`, name));
    return found ?? otherwise;
  };
  const page = number('page', 1, 1_000_000);
  const pageSize = number('pageSize', 100, 1_000);
  const property = one('orderBy', 'key', ['key', 'name', 'aggregation', 'createdAt', 'updatedAt']);
  const direction = one('order', 'ASC', ['ASC', 'DESC']) === 'ASC' ? 'asc' : 'desc';
  const includeDeleted = one('includeDeleted', 'false', ['true', 'false']) === 'true';
  refuse(issues);
  const rows = await listedMeters(ctx.read, { property, direction, includeDeleted, limit: pageSize, offset: (page - 1) * pageSize });
  sendJson(res, rows.map(meterJson));
}

/** One meter, its usage, the subjects of its usage, or the values of one of its dimensions, by what follows its id or key. */
async function getMeter(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  const { segments, parameters } = addressOf(req, prefix);
  const [idOrSlug = '', what, key, values] = segments;
  if (segments.length === 1) {
    needs(ctx, 'meter:read', 'GET /api/v1/meters');
    return sendJson(res, meterJson(await found(ctx, idOrSlug, true)));
  }
  needs(ctx, 'usage:read', `GET ${prefix}…`);
  const issues: Issue[] = [];
  if (segments.length === 2 && what === 'query') {
    const question = questionOf(queryOfUrl(parameters, issues), issues);
    return sendUsage(req, res, ctx, await found(ctx, idOrSlug), question, issues, parameters);
  }
  const from = instantOf('from', parameters.get('from'), issues);
  const to = instantOf('to', parameters.get('to'), issues);
  if (segments.length === 2 && what === 'subjects') {
    const meter = compileMeter(definitionOf(await found(ctx, idOrSlug)));
    refuse(issues);
    return sendJson(res, await usageSubjects(ctx.read, meter, { from, to }, null));
  }
  if (segments.length === 4 && what === 'group-by' && values === 'values') {
    const meter = compileMeter(definitionOf(await found(ctx, idOrSlug)));
    const dimension = dimensionKeys(meter).indexOf(key ?? '');
    if (dimension === -1) issues.push(issue('USAGE_GROUP_BY_UNKNOWN', `${JSON.stringify(key)} is no dimension of meter "${meter.key}"`, 'groupByKey'));
    const range = groupByRange(from, to, ctx.clock.now(), issues);
    refuse(issues);
    return sendJson(res, await usageGroupValues(ctx.read, meter, dimension, range, null));
  }
  throw nothingHere();
}

/** OpenMeter's bounds of a list of values: the last 24 hours when no start is given, 90 days back at most, 30 days long at most. */
function groupByRange(from: Temporal.Instant | null, to: Temporal.Instant | null, now: Temporal.Instant, issues: Issue[]): { from: Temporal.Instant; to: Temporal.Instant | null } {
  const start = from ?? now.subtract({ hours: 24 });
  const end = to ?? now;
  if (Temporal.Instant.compare(start, now.subtract({ hours: 90 * 24 })) < 0) issues.push(issue('PARAMETER_RANGE', `from ${start} is more than 90 days ago; give a later one`, 'from'));
  else if (Temporal.Instant.compare(end, start.add({ hours: 30 * 24 })) > 0) issues.push(issue('PARAMETER_RANGE', `from ${start} to ${end} is longer than 30 days; ask for less`, 'to'));
  if (to !== null && Temporal.Instant.compare(to, start) <= 0) issues.push(issue('USAGE_FROM_NOT_BEFORE_TO', `from ${start} is not before to ${to}`, 'from'));
  return { from: start, to };
}

async function postQuery(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  const { segments, parameters } = addressOf(req, prefix);
  const [idOrSlug = '', what] = segments;
  if (segments.length !== 2 || what !== 'query') throw nothingHere();
  needs(ctx, 'usage:read', `POST ${prefix}…/query`);
  const issues: Issue[] = [];
  const body = await anyJsonBody(req);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new ValidationError([issue('BODY_NOT_AN_OBJECT', 'the body must be a JSON object')]);
  const question = questionOf(body as Readonly<Record<string, unknown>>, issues);
  await sendUsage(req, res, ctx, await found(ctx, idOrSlug), question, issues, parameters);
}

/** Usage of the holder of a portal token, by subject, whatever subjects it asks for. What the token does not open is answered 401, as OpenMeter does. */
async function getPortalQuery(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  const { segments, parameters } = addressOf(req, portalPrefix);
  const [slug = '', what] = segments;
  if (segments.length !== 2 || what !== 'query') throw nothingHere();
  if (ctx.viewer === null || !isBuyer(ctx.viewer)) throw coded('UNAUTHENTICATED', 'a portal token is needed: send "Authorization: Bearer <portal token>"');
  const allowed = ctx.viewer.allowedMeterKeys;
  if (allowed !== null && !allowed.includes(slug)) throw coded('UNAUTHENTICATED', new MeterNotAllowed(slug).message);
  const issues: Issue[] = [];
  const { subject: _everything, ...given } = queryOfUrl(parameters, issues);
  const asked = questionOf(given, issues);
  const meter = await meterBy(ctx.read, { key: slug });
  if (meter === null) throw new MeterNotFound({ key: slug });
  refuse(issues);
  const { question, rows } = await askPortalUsage(ctx.read, ctx.viewer, meter, asked, []);
  await answerUsage(req, res, ctx, meter, question, rows, parameters);
}

async function sendUsage(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext, meter: MeterRow, question: UsageQuestion, issues: readonly Issue[], parameters: URLSearchParams): Promise<void> {
  refuse(issues);
  await answerUsage(req, res, ctx, meter, question, await askedUsage(ctx, meter, question), parameters);
}

/** Where nothing is wrong but that a customer does not exist, OpenMeter answers 404. */
async function askedUsage(ctx: GraphQLContext, meter: MeterRow, question: UsageQuestion): Promise<UsageRow[]> {
  try {
    return await askUsage(ctx.read, isBuyer(ctx.viewer) ? ctx.viewer : null, meter, question, []);
  } catch (error) {
    const [first] = error instanceof ValidationError && error.issues.every(({ code }) => code === 'CUSTOMER_NOT_FOUND') ? error.issues : [];
    const customer = question.customers?.[Number(first?.path.at(-1))];
    throw customer === undefined ? error : new CustomerNotFound(customer);
  }
}

async function answerUsage(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext, meter: MeterRow, question: UsageQuestion, rows: readonly UsageRow[], parameters: URLSearchParams): Promise<void> {
  if (wantsCsv(req, parameters)) await sendUsageCsv(ctx.read, res, meter.key, question, rows, isBuyer(ctx.viewer));
  else sendUsageJson(res, question, rows);
}

/** A meter by its id in the graph or by its key. An id finds deleted ones too where they are wanted. */
export async function found(ctx: GraphQLContext, idOrSlug: string, deletedToo = false): Promise<MeterRow> {
  const id = idOf('Meter', idOrSlug);
  const by = id === null ? { key: idOrSlug } : { id };
  const meter = idOrSlug.includes('\0') ? null : await meterBy(ctx.read, by);
  if (meter === null || (meter.deletedAt !== null && !deletedToo)) throw new MeterNotFound(by);
  return meter;
}

const nothingHere = () => coded('NOT_FOUND', 'there is nothing at this address');
const utc = (text: string): string => storedInstant(text).toString();

/** A meter as OpenMeter writes it. */
export function meterJson(meter: MeterRow): Record<string, unknown> {
  const optional = { description: meter.description, metadata: meter.metadata, valueProperty: meter.valueProperty };
  const times = { eventFrom: meter.eventFrom, deletedAt: meter.deletedAt };
  return {
    id: encodeGlobalId('Meter', meter.id),
    slug: meter.key,
    name: meter.name,
    aggregation: meter.aggregation,
    eventType: meter.eventType,
    groupBy: Object.fromEntries((meter.groupBy as readonly MeterDimension[]).map(({ key, path }) => [key, path])),
    createdAt: utc(meter.createdAt),
    updatedAt: utc(meter.updatedAt),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null)),
    ...Object.fromEntries(Object.entries(times).flatMap(([name, at]) => (at === null ? [] : [[name, utc(at)]]))),
  };
}
