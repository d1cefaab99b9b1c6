import { builder } from '../../graphql/builder.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { objectIntervalMs, unknownThing } from '../../graphql/live/changes.ts';
import { SharedTopics } from '../../graphql/live/shared-topics.ts';
import type { TopicFeed } from '../../graphql/live/shared-topics.ts';
import type { News } from '../../platform/pubsub.ts';
import { attributionKeysOf, customerBy, nowOf } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { CustomerBy, CustomerNode, customerLookUp } from '../../customers/graphql/index.ts';
import { ValidationError, issue } from '../../kit/errors.ts';
import { Decimal } from '../../kit/decimal.ts';
import { floorToSecond } from '../../kit/instant.ts';
import { askUsage, refuseMeter, subjectsInReach } from '../ask-usage.ts';
import type { MeterRow } from '../meter.entity.ts';
import { meterBy } from '../meter.store.ts';
import type { GroupByFilterInput as GroupByFilter } from '../usage-query.ts';
import { usageRecorded } from '../usage-news.ts';
import type { UsageRecordedPayload } from '../usage-news.ts';
import { GroupByFilterInput } from './group-by-filter.ts';
import { MeterBy, MeterNode, meterLookUp } from './meter.ts';
import { reachOf } from './meter-usage.ts';

const LEAST_INTERVAL_MS = 50;
const MOST_INTERVAL_MS = 3_600_000;
/** So that an event of the running second counts: `at` is the next whole one. */
const second = { seconds: 1 };

interface UsageUpdate {
  readonly meter: MeterRow;
  readonly customer: CustomerRow | null;
  readonly value: Decimal | null;
  readonly from: Temporal.Instant;
  readonly at: Temporal.Instant;
}

const MeterUsageUpdate = builder.objectRef<UsageUpdate>('MeterUsageUpdate').implement({
  description: 'A figure of usage, with its time.',
  fields: (t) => ({
    meter: t.field({ type: MeterNode, description: 'What is counted.', resolve: (update) => update.meter }),
    customer: t.field({ type: CustomerNode, nullable: true, description: 'Whose usage it is; null for that of all, or of the subject of a portal token.', resolve: (update) => update.customer }),
    value: t.expose('value', { type: 'Decimal', nullable: true, description: "The aggregate, in the unit of the meter's values. Where nothing was counted: 0 for SUM, COUNT, UNIQUE_COUNT and WEIGHTED_SUM, else null." }),
    from: t.expose('from', { type: 'DateTime', description: 'Events at or after it are counted.' }),
    at: t.expose('at', { type: 'DateTime', description: 'The instant up to which events are counted, exclusive.' }),
  }),
});

const LiveMeterUsageInput = builder.inputType('LiveMeterUsageInput', {
  description: 'Which usage, and how often it is told.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'Start of the range that is added up; the start of the current UTC day when omitted.' }),
    filterGroupBy: t.field({ type: [GroupByFilterInput], description: 'Conditions on dimensions; all of them must hold.' }),
    intervalMs: t.int({ description: 'After the first figure at most one message in this many milliseconds: at least 50, at most 3,600,000; 100 when omitted.' }),
  }),
});

/** What the live field was asked for, looked up anew for each message: a customer's subjects may have changed. */
async function subscribed(ctx: GraphQLContext, meter: typeof MeterBy.$inferInput, customer: typeof CustomerBy.$inferInput | null | undefined): Promise<{ meter: MeterRow; customer: CustomerRow | null }> {
  const row = await meterBy(ctx.read, meterLookUp(meter));
  if (row === null || row.deletedAt !== null) throw unknownThing(`meter with ${JSON.stringify(meter)}`);
  refuseMeter(reachOf(ctx), row.key);
  const own = ctx.viewer?.customerId ?? null;
  const by = customer == null ? (own === null ? null : { id: own }) : customerLookUp(customer);
  if (by === null) return { meter: row, customer: null };
  const found = await customerBy(ctx.read, by);
  if (found === null || found.deletedAt !== null) throw unknownThing(`customer with ${JSON.stringify(customer)}`);
  return { meter: row, customer: found };
}

/** Aggregations that are 0 where there is nothing. */
const ofNothing: ReadonlySet<string> = new Set(['SUM', 'COUNT', 'UNIQUE_COUNT', 'WEIGHTED_SUM']);

async function currentUsage(ctx: GraphQLContext, asked: { meter: MeterRow; customer: CustomerRow | null }, query: { from: Temporal.Instant | null; filterGroupBy: readonly GroupByFilter[] | null }): Promise<UsageUpdate> {
  const { meter, customer } = asked;
  const now = customer === null ? ctx.clock.now() : await nowOf(ctx, customer);
  const at = floorToSecond(now).add(second);
  const from = query.from ?? now.toZonedDateTimeISO('UTC').startOfDay().toInstant();
  const nothing = ofNothing.has(meter.aggregation) ? Decimal.zero : null;
  if (Temporal.Instant.compare(from, at) >= 0) return { meter, customer, value: nothing, from, at };
  const customers = customer === null ? null : [{ id: customer.id }];
  const [row] = await askUsage(ctx.read, reachOf(ctx), meter, { from, to: at, customers, filterGroupBy: query.filterGroupBy }, ['query']);
  return { meter, customer, value: row?.value ?? nothing, from, at };
}

builder.subscriptionField('meterUsageChanged', (t) =>
  t.field({
    type: MeterUsageUpdate,
    description: 'Usage of one meter up to now: the current figure at once, then the latest whenever events were counted. NOT_FOUND for an unknown meter or customer. Needs usage:read; a portal token sees its own usage only.',
    authScopes: { $any: { permission: 'usage:read', buyer: true } },
    complexity: 20,
    args: {
      meter: t.arg({ type: MeterBy, required: true, description: 'Which meter.' }),
      customer: t.arg({ type: CustomerBy, description: "Whose usage; everybody's when omitted." }),
      query: t.arg({ type: LiveMeterUsageInput, description: 'All usage of the current UTC day when omitted.' }),
    },
    subscribe: async (_root, args, ctx) => {
      const intervalMs = args.query?.intervalMs ?? objectIntervalMs;
      if (intervalMs < LEAST_INTERVAL_MS || intervalMs > MOST_INTERVAL_MS) {
        throw new ValidationError([issue('LIVE_INTERVAL', `intervalMs is ${intervalMs}; give ${LEAST_INTERVAL_MS} to ${MOST_INTERVAL_MS}`, 'query', 'intervalMs')]);
      }
      const asked = await subscribed(ctx, args.meter, args.customer);
      // What is wrong with the query is said now, not with the first message.
      await currentUsage(ctx, asked, { from: args.query?.from ?? null, filterGroupBy: args.query?.filterGroupBy ?? null });
      const subjects = await watchedSubjects(ctx, asked.customer);
      const { customerId = null, subject = null, allowedMeterKeys = null } = reachOf(ctx) ?? {};
      const key = JSON.stringify([ctx.read.organizationId, customerId, subject, allowedMeterKeys, asked.meter.id, asked.customer?.id ?? null, args.query?.from?.toString() ?? null, args.query?.filterGroupBy ?? null, intervalMs]);
      return topicsOf(ctx.services.news).join(key, intervalMs, {}, (feed) => watch(ctx, asked, subjects, feed));
    },
    resolve: async (_news, { meter, customer, query }, ctx) =>
      currentUsage(ctx, await subscribed(ctx, meter, customer), { from: query?.from ?? null, filterGroupBy: query?.filterGroupBy ?? null }),
  }),
);

/** Those who watch one figure share one look-up of it a change; a process has one set of topics, as it has one connection for news. */
const topics = new WeakMap<News, SharedTopics<object>>();

function topicsOf(news: News): SharedTopics<object> {
  let own = topics.get(news);
  if (own === undefined) topics.set(news, (own = new SharedTopics()));
  return own;
}

/** Tells the feed whenever the figure may have become another. The answer stops it. */
function watch(ctx: GraphQLContext, { meter, customer }: { meter: MeterRow; customer: CustomerRow | null }, from: ReadonlySet<string> | null, feed: TopicFeed<object>): () => void {
  let subjects = from;
  const watchAnew = async (): Promise<void> => {
    subjects = await watchedSubjects(ctx, customer);
    feed.push({});
  };
  const stops = [
    ctx.services.news.listen((announcements) => {
      for (const news of announcements) {
        if (news.organizationId !== ctx.read.organizationId) continue;
        if (news.type === usageRecorded && news.id === meter.id && concerns(news.payload, subjects)) feed.push({});
        if (news.id === meter.id && (news.type === 'meter.updated' || news.type === 'meter.deleted')) feed.push({});
        if (news.type === 'customer.attribution_changed' && news.id === customer?.id) watchAnew().catch((error: unknown) => feed.fail(error));
      }
    }),
    ctx.services.news.onGap(() => feed.push({})),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Null: every subject's events matter. */
async function watchedSubjects(ctx: GraphQLContext, customer: CustomerRow | null): Promise<ReadonlySet<string> | null> {
  if (customer === null) {
    const own = await subjectsInReach(ctx.read, reachOf(ctx));
    return own === null ? null : new Set(own);
  }
  const [keys] = await attributionKeysOf(ctx.read, [customer.id]);
  return new Set(keys);
}

function concerns(payload: UsageRecordedPayload | undefined, subjects: ReadonlySet<string> | null): boolean {
  return subjects === null || payload?.subjects === undefined || payload.subjects.some((subject) => subjects.has(subject));
}
