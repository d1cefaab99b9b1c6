import { customersByLookUps } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { CustomerBy, CustomerNode, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { badInput } from '../../graphql/coded.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { ValidationIssue } from '../../graphql/errors.ts';
import { connectionComplexity, pageRequest } from '../../graphql/pagination.ts';
import type { PageArguments } from '../../graphql/pagination.ts';
import { refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { parseExact } from '../../kit/json.ts';
import type { PageRequest } from '../../platform/keyset.ts';
import { instantOf } from '../../platform/entity.ts';
import { customerSubjects } from '../ask-usage.ts';
import { storedEventIssues } from '../event-issues.ts';
import { readEventFilter } from '../event-list.ts';
import { cursorOf, listEvents } from '../event-list.store.ts';
import type { EventPage, ListedEvent } from '../event-list.store.ts';
import { metersByEventTypes } from '../meter.store.ts';
import { StringFilterInput } from './group-by-filter.ts';

const TimeFilterInput = builder.inputType('TimeFilterInput', {
  description: 'A range of instants: all of the bounds that are given.',
  fields: (t) => ({
    gt: t.field({ type: 'DateTime', description: 'After it.' }),
    gte: t.field({ type: 'DateTime', description: 'At it or after.' }),
    lt: t.field({ type: 'DateTime', description: 'Before it.' }),
    lte: t.field({ type: 'DateTime', description: 'At it or before.' }),
  }),
});

const UsageEventFilter = builder.inputType('UsageEventFilter', {
  description: 'Events that pass every member that is given.',
  fields: (t) => ({
    id: t.field({ type: StringFilterInput, description: "The event's own id; {like: \"%part%\"} finds parts of it." }),
    source: t.field({ type: StringFilterInput, description: 'Who sent it.' }),
    subject: t.field({ type: StringFilterInput, description: 'Whose usage it was sent as.' }),
    type: t.field({ type: StringFilterInput, description: 'What happened.' }),
    customers: t.field({ type: [CustomerBy], description: 'Usage of these customers, at most 100: of all subjects attributed to them now.' }),
    time: t.field({ type: TimeFilterInput, description: 'When it happened, in whole seconds.' }),
    ingestedAt: t.field({ type: TimeFilterInput, description: 'When it was accepted, in real time.' }),
  }),
});

/** What CloudEvents names beside the attributes that have columns. */
interface Attributes {
  readonly specversion?: string;
  readonly datacontenttype?: string;
  readonly dataschema?: string;
  readonly [extension: string]: unknown;
}

function attributesOf({ attributes }: ListedEvent): Attributes {
  return attributes === null ? {} : (parseExact(attributes) as Attributes);
}

function extensionsOf(event: ListedEvent): Record<string, unknown> | null {
  const { specversion: _version, datacontenttype: _type, dataschema: _schema, ...extensions } = attributesOf(event);
  return Object.keys(extensions).length === 0 ? null : extensions;
}

function customerOf(ctx: GraphQLContext, subject: string): Promise<CustomerRow | null> {
  return batched(ctx, 'UsageEvent.customer', subject, (subjects) => customersByLookUps(ctx.read, subjects.map((subjectKey) => ({ subjectKey }))));
}

async function issuesOf(ctx: GraphQLContext, event: ListedEvent): Promise<readonly Issue[]> {
  const [meters, customer] = await Promise.all([batched(ctx, 'UsageEvent.issues', event.type, (types) => metersByEventTypes(ctx.read, types)), customerOf(ctx, event.subject)]);
  return storedEventIssues(event, meters, customer !== null);
}

const UsageEventType = builder.objectRef<ListedEvent>('UsageEvent').implement({
  description: 'A stored usage event: a CloudEvent, and what became of it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its own id; with source the name of the event.' }),
    source: t.exposeString('source', { description: 'Who sent it.' }),
    specVersion: t.string({ description: 'The version of CloudEvents: "1.0" unless it said otherwise.', resolve: (event) => attributesOf(event).specversion ?? '1.0' }),
    type: t.exposeString('type', { description: 'What happened; meters count events by it.' }),
    subject: t.exposeString('subject', { description: 'Whose usage it was sent as.' }),
    time: t.expose('time', { type: 'DateTime', description: 'When it happened, in whole seconds.' }),
    dataContentType: t.string({ nullable: true, description: 'As it was sent; null where it was left out.', resolve: (event) => attributesOf(event).datacontenttype ?? null }),
    dataSchema: t.string({ nullable: true, description: 'As it was sent; null where it was left out.', resolve: (event) => attributesOf(event).dataschema ?? null }),
    data: t.field({
      type: 'JSONObject',
      nullable: true,
      description: 'What meters read, its numbers exactly as they were sent; null where there is none.',
      resolve: (event) => (event.data === null ? null : (parseExact(event.data) as Record<string, unknown>)),
    }),
    extensions: t.field({ type: 'JSONObject', nullable: true, description: 'Attributes that CloudEvents does not name, as they were sent; null where there are none.', resolve: extensionsOf }),
    customer: t.field({
      type: CustomerNode,
      nullable: true,
      description: 'The customer to whom the subject is attributed now; null for none.',
      resolve: (event, _args, ctx) => customerOf(ctx, event.subject),
    }),
    issues: t.field({
      type: [ValidationIssue],
      description: 'Why it is not counted, by the meters and customers that there are now: no meter of its type, no customer of its subject, and what each meter misses in its data. Empty when all is well.',
      resolve: async (event, _args, ctx) => [...(await issuesOf(ctx, event))],
    }),
    ingestedAt: t.expose('ingestedAt', { type: 'DateTime', description: 'When it was accepted, in real time.' }),
    storedAt: t.expose('storedAt', { type: 'DateTime', description: 'When it was stored, in real time.' }),
  }),
});

const encoded = (values: readonly string[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');
const onePage = { field: 1, multiplier: 1 };

const UsageEventEdge = builder.objectRef<ListedEvent>('UsageEventEdge').implement({
  description: 'An event in its place in the list.',
  fields: (t) => ({
    cursor: t.string({ description: 'Its place.', resolve: (event) => encoded(cursorOf(event)) }),
    node: t.field({ type: UsageEventType, description: 'The event.', resolve: (event) => event }),
  }),
});

/** There is no count: it would read every event there is. */
const UsageEventConnection = builder.objectRef<EventPage>('UsageEventConnection').implement({
  description: 'A page of events. It may be shorter than asked for and still have a next one, where few of many events pass a filter that ignores case.',
  fields: (t) => ({
    edges: t.field({ type: [UsageEventEdge], complexity: onePage, description: 'Events with their places.', resolve: ({ rows }) => rows }),
    nodes: t.field({ type: [UsageEventType], complexity: onePage, description: 'The events alone.', resolve: ({ rows }) => rows }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'Where the page stands in the list.',
      resolve: ({ hasNext, hasPrevious, start, end }) => ({
        hasNextPage: hasNext,
        hasPreviousPage: hasPrevious,
        startCursor: start === null ? null : encoded(start),
        endCursor: end === null ? null : encoded(end),
      }),
    }),
  }),
});

/** Checks what a forged cursor could hold. */
function eventPageRequest(args: PageArguments): PageRequest {
  const request = pageRequest(args, 2);
  const [time = '', sequence = ''] = request.beside ?? [];
  try {
    if (request.beside === null || (/^\d{1,18}$/.test(sequence) && instantOf(time).epochMilliseconds >= 0)) return request;
  } catch {
    // Said below.
  }
  const argument = args.before != null ? 'before' : 'after';
  throw badInput(`${argument} is no cursor of this list: use one that it answered`, [argument], 'PAGE_CURSOR');
}

builder.queryField('events', (t) =>
  t.field({
    type: UsageEventConnection,
    description: 'The stored usage events, latest first: by time, then by the order of storing. Needs usage:read.',
    authScopes: { permission: 'usage:read' },
    complexity: connectionComplexity,
    args: { ...t.arg.connectionArgs(), filter: t.arg({ type: UsageEventFilter, description: 'Which ones; all when omitted.' }) },
    resolve: async (_root, { filter, ...args }, ctx) => {
      const request = eventPageRequest(args);
      const issues: Issue[] = [];
      const customers = filter?.customers?.map(customerLookUp) ?? null;
      const read = readEventFilter(filter ?? {}, issues, ['filter']);
      const found: Issue[] = [];
      const owned = customers === null ? null : await customerSubjects(ctx.read, customers, found);
      if (customers !== null && customers.length > 100) found.push({ code: 'USAGE_LIST_TOO_LONG', message: `customers has ${customers.length} entries; give at most 100`, path: ['customers'] });
      refuse([...issues, ...found.map((each) => ({ ...each, path: ['filter', ...each.path] }))]);
      return listEvents(ctx.read, { ...read, subjects: owned?.flatMap(({ subjects }) => subjects) ?? null }, request);
    },
  }),
);
