import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { badInput } from '../../graphql/coded.ts';
import { connectionComplexity, pageRequest } from '../../graphql/pagination.ts';
import type { PageArguments } from '../../graphql/pagination.ts';
import { refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { PageRequest } from '../../platform/keyset.ts';
import { instantOf } from '../../platform/entity.ts';
import { customerSubjects } from '../ask-usage.ts';
import { readEventFilter } from '../event-list.ts';
import { cursorOf, listEvents } from '../event-list.store.ts';
import type { EventPage, ListedEvent } from '../event-list.store.ts';
import { StringFilterInput } from './group-by-filter.ts';
import { UsageEventType } from './usage-event.ts';

const bounds = (t: PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>) => ({
  gt: t.field({ type: 'DateTime', description: 'After it.' }),
  gte: t.field({ type: 'DateTime', description: 'At it or after.' }),
  lt: t.field({ type: 'DateTime', description: 'Before it.' }),
  lte: t.field({ type: 'DateTime', description: 'At it or before.' }),
});

const TimeRangeInput = builder.inputType('TimeRangeInput', {
  description: 'A range of instants: all of the bounds that are given.',
  fields: bounds,
});

const TimeFilterInput = builder.inputType('TimeFilterInput', {
  description: 'A range of instants: all of the bounds that are given, and one of the ranges of `or` where there are any.',
  fields: (t) => ({
    ...bounds(t),
    or: t.field({ type: [TimeRangeInput], description: 'In at least one of these ranges, 1 to 100.' }),
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
    late: t.boolean({ description: 'Whether it came later than the lateness window allowed.' }),
    voided: t.boolean({ description: 'Whether it was voided, with or without another in its place.' }),
    hasIssues: t.boolean({ description: 'Whether anything kept it from being counted when it was stored.' }),
    issueCodes: t.stringList({ description: 'Events that had one of these issues when they were stored, 1 to 100 codes: EVENT_NOT_METERED, EVENT_WITHOUT_CUSTOMER, EVENT_VALUE_NOT_A_NUMBER and so on.' }),
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
