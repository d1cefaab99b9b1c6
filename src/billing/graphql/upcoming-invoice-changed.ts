import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { attributionKeysOf, customerBy, customersByIds, nowOf } from '../../customers/index.ts';
import { builder } from '../../graphql/builder.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { unknownThing } from '../../graphql/live/changes.ts';
import { systemTimer } from '../../graphql/live/conflate.ts';
import { SharedTopics } from '../../graphql/live/shared-topics.ts';
import type { TopicFeed } from '../../graphql/live/shared-topics.ts';
import { usageRecorded } from '../../metering/index.ts';
import type { UsageRecordedPayload } from '../../metering/index.ts';
import type { Announcement } from '../../platform/events.ts';
import type { News } from '../../platform/pubsub.ts';
import { upcomingInvoice } from '../upcoming-invoice.ts';
import type { UpcomingInvoice } from '../upcoming-invoice.ts';
import { UpcomingInvoiceType } from './upcoming-invoice.ts';

/** It is computed at most once in this time, however much is told of the customer. */
const intervalMs = 250;

interface Told {
  readonly invoice: UpcomingInvoice | null;
}

interface Watched {
  readonly customerId: string;
  readonly currency: string | null;
}

async function current(ctx: GraphQLContext, { customerId, currency }: Watched): Promise<Told> {
  const customer = (await customersByIds(ctx.read, [customerId]))[0] ?? null;
  return { invoice: customer === null || customer.deletedAt !== null ? null : await upcomingInvoice(ctx.read, customer, await nowOf(ctx, customer), currency) };
}

/** All that is answered of it but the time that it is told of. */
function figuresOf({ invoice }: Told): string {
  return JSON.stringify(invoice === null ? null : { ...invoice, at: null, live: { ...invoice.live, lines: null } });
}

/** What is changed for customers by changing something of the organization: its taxes, coupons and profiles, and how usage is counted. */
const ofEveryone = /^(?:tax|coupon|billing_profile|meter|feature)[.]/;

/** Tells the feed whenever the invoice has become another. The answer stops it. */
function watch(ctx: GraphQLContext, watched: Watched, first: Told, tell: (told: Told) => void, feed: TopicFeed<Told>): () => void {
  let [known, subjects] = [figuresOf(first), null as ReadonlySet<string> | null];
  let [isDue, isBusy, isClosed] = [false, false, false];
  let endRest: (() => void) | null = null;
  const readSubjects = async (): Promise<void> => {
    subjects = new Set((await attributionKeysOf(ctx.read.asOrganization(), [watched.customerId]))[0] ?? []);
  };
  const work = async (): Promise<void> => {
    [isBusy, isDue] = [true, false];
    try {
      if (subjects === null) await readSubjects();
      const told = await current(ctx, watched);
      const figures = figuresOf(told);
      if (!isClosed && figures !== known) {
        known = figures;
        tell(told);
        feed.push(told);
      }
    } catch (error) {
      if (!isClosed) feed.fail(error);
      return;
    }
    if (isClosed) return;
    endRest = systemTimer.after(intervalMs, () => {
      isBusy = false;
      if (isDue) void work();
    });
  };
  const refresh = (): void => {
    isDue = true;
    if (!isBusy && !isClosed) void work();
  };
  const concerns = (news: Announcement): boolean => {
    if (news.organizationId !== ctx.read.organizationId) return false;
    if (news.type === usageRecorded) {
      const { subjects: of } = (news.payload ?? {}) as UsageRecordedPayload;
      return subjects === null || of === undefined || of.some((subject) => subjects?.has(subject));
    }
    if (news.customerId !== watched.customerId) return news.customerId === null && ofEveryone.test(news.type);
    // Whose usage it is may have changed.
    if (/^(?:customer|subscription)[.]/.test(news.type)) subjects = null;
    return true;
  };
  const stops = [
    ctx.services.news.listen((announcements) => {
      // Each is looked at: it may change whose usage counts.
      if (announcements.filter(concerns).length > 0) refresh();
    }),
    ctx.services.news.onGap(() => {
      subjects = null;
      refresh();
    }),
  ];
  // What happened since the first was computed.
  refresh();
  return () => {
    isClosed = true;
    endRest?.();
    stops.forEach((stop) => stop());
  };
}

builder.subscriptionField('upcomingInvoiceChanged', (t) =>
  t.field({
    type: UpcomingInvoiceType,
    nullable: true,
    description:
      'What a customer will be billed next: at once, then the latest whenever it has become another, by usage, subscriptions, invoices, coupons, taxes, credit notes or wallets; null while nothing is to be charged. NOT_FOUND for an unknown customer. Needs billing:read, or a portal token of that customer.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    complexity: 20,
    args: {
      customer: t.arg({ type: CustomerBy, required: true, description: 'Who is billed.' }),
      currency: t.arg({ type: 'CurrencyCode', description: 'In which currency; the one that is invoiced first when omitted.' }),
    },
    subscribe: async (_root, { customer, currency }, ctx) => {
      const owner = await customerBy(ctx.read, customerLookUp(customer));
      if (owner === null || owner.deletedAt !== null) throw unknownThing('such live customer');
      const watched = { customerId: owner.id, currency: currency ?? null };
      const { topics, latest } = liveOf(ctx.services.news);
      const key = JSON.stringify([ctx.read.organizationId, ctx.read.buyer?.customerId ?? null, owner.id, watched.currency]);
      const computed = latest.get(key) ?? (await current(ctx, watched));
      // Somebody else may have begun to watch it meanwhile: what everybody was told last is what the next change is a change of.
      const first = latest.get(key) ?? computed;
      return topics.join(key, 0, first, (feed) => {
        latest.set(key, first);
        const stop = watch(ctx, watched, first, (told) => latest.set(key, told), feed);
        return () => {
          latest.delete(key);
          stop();
        };
      });
    },
    resolve: ({ invoice }) => invoice,
  }),
);

interface LiveInvoices {
  readonly topics: SharedTopics<Told>;
  /** By the key of the topic: what was told last. */
  readonly latest: Map<string, Told>;
}

/** Those who watch one invoice to come share its computing; a process has one set of topics, as it has one connection for news. */
const live = new WeakMap<News, LiveInvoices>();

function liveOf(news: News): LiveInvoices {
  const own = live.get(news) ?? { topics: new SharedTopics<Told>(), latest: new Map<string, Told>() };
  live.set(news, own);
  return own;
}
