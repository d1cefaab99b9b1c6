import { ApiKeyNode } from '../../access/graphql/index.ts';
import { customersByLookUps, customersThen } from '../../customers/index.ts';
import type { CustomerRow, SubjectThen } from '../../customers/index.ts';
import { CustomerNode } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { ValidationIssue } from '../../graphql/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { parseExact } from '../../kit/json.ts';
import { correctionsBy, correctionsOf, eventsAt } from '../correction.store.ts';
import type { CorrectionRow, EventReference } from '../correction.store.ts';
import { keptIssues, keptMeterIds, storedEventIssues } from '../event-issues.ts';
import type { ListedEvent } from '../event-list.store.ts';
import { eventHash } from '../hashes.ts';
import { metersByEventTypes, metersByIds } from '../meter.store.ts';

export const UsageEventType = builder.objectRef<ListedEvent>('UsageEvent');
const UsageCorrectionType = builder.objectRef<CorrectionRow>('UsageCorrection');

function eventAt(ctx: GraphQLContext, reference: EventReference): Promise<ListedEvent | null> {
  return batched(ctx, 'UsageCorrection.event', JSON.stringify(reference), (keys) => eventsAt(ctx.read, keys.map((key) => JSON.parse(key) as EventReference)));
}

UsageCorrectionType.implement({
  description: 'How a stored event was taken back.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When, in real time.' }),
    by: t.field({
      type: ApiKeyNode,
      nullable: true,
      grantScopes: ['made'],
      description: 'The credential that did it; null for the product itself.',
      resolve: ({ actorKind, actorId }) => (actorKind === 'api_key' ? actorId : null),
    }),
    reason: t.exposeString('reason', { description: 'Why, in the words of whoever did it: 1 to 1,024 characters.' }),
    original: t.field({ type: UsageEventType, nullable: true, description: 'The event that counts no more; null when it is kept no longer.', resolve: ({ original }, _args, ctx) => eventAt(ctx, original) }),
    replacement: t.field({
      type: UsageEventType,
      nullable: true,
      description: 'The event that counts in its place, or did until it was corrected itself; null when it was only voided, or is kept no longer.',
      resolve: ({ replacement }, _args, ctx) => (replacement === null ? null : eventAt(ctx, replacement)),
    }),
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

function customerThen(ctx: GraphQLContext, { subject, ingestedAt }: ListedEvent): Promise<CustomerRow | null> {
  return batched(ctx, 'UsageEvent.customerAtIngest', JSON.stringify([subject, ingestedAt]), (keys) =>
    customersThen(ctx.read, keys.map((key): SubjectThen => {
      const [of, at] = JSON.parse(key) as [string, string];
      return { subject: of, at };
    })),
  );
}

async function issuesThen(ctx: GraphQLContext, event: ListedEvent): Promise<readonly Issue[]> {
  const ids = keptMeterIds(event);
  const [customer, ...meters] = await Promise.all([
    customerThen(ctx, event),
    ...ids.map((id) => batched(ctx, 'UsageEvent.issuesAtIngest', id, (wanted) => metersByIds(ctx.read, wanted))),
  ]);
  return keptIssues(event, new Map(ids.map((id, at) => [id, meters[at] ?? null])), customer !== null);
}

UsageEventType.implement({
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
      description: 'Why it is not counted, by the meters and customers that there are now: it was voided, no meter of its type, no customer of its subject, and what each meter misses in its data. Empty when all is well.',
      resolve: async (event, _args, ctx) => [...(await issuesOf(ctx, event))],
    }),
    customerAtIngest: t.field({
      type: CustomerNode,
      nullable: true,
      description: 'The customer to whom the subject was attributed when the event was accepted; null for none. Usage is counted for the customer of now.',
      resolve: (event, _args, ctx) => customerThen(ctx, event),
    }),
    issuesAtIngest: t.field({
      type: [ValidationIssue],
      description: 'The same by the meters and customers that there were when it was stored. Lists are filtered by these.',
      resolve: async (event, _args, ctx) => [...(await issuesThen(ctx, event))],
    }),
    late: t.boolean({ description: 'It was accepted later than the lateness window of that moment allowed. It counts as any other; an invoice that is issued already is not changed by it: the next one corrects it, as the billing profile says.', resolve: ({ late }) => late === true }),
    voidedAt: t.expose('voidedAt', { type: 'DateTime', nullable: true, description: 'Since when it counts no more, in real time; null while it counts.' }),
    correction: t.field({
      type: UsageCorrectionType,
      nullable: true,
      description: 'Who took it back, why, and what stands in its place; null while it counts.',
      resolve: (event, _args, ctx) => batched(ctx, 'UsageEvent.correction', eventHash(event.source, event.id), (hashes) => correctionsOf(ctx.read, hashes)),
    }),
    corrects: t.field({
      type: UsageCorrectionType,
      nullable: true,
      description: "The correction that put it in another event's place; null for one that was sent.",
      resolve: (event, _args, ctx) => batched(ctx, 'UsageEvent.corrects', eventHash(event.source, event.id), (hashes) => correctionsBy(ctx.read, hashes)),
    }),
    ingestedAt: t.expose('ingestedAt', { type: 'DateTime', description: 'When it was accepted, in real time.' }),
    storedAt: t.expose('storedAt', { type: 'DateTime', description: 'When it was stored, in real time.' }),
  }),
});

