import type { GraphQLSchema } from 'graphql';
import { anonymizeInvoices, billingWork, billUsageOf, chargingNews, creditReactions, downloadRoutes, Downloads, DownloadSignature, earlyChargeReactions, euTaxReactions, followBillingProfile, followSettlement, followSettlementSoon, followSubscription, forgetInvoices, keepBilledCustomers, keepDimensionsOfLines, keepMetersOfLines, PaperRenderer, profileTask, settlementNews, settlementTask, subscriptionDebts, sweepUsageBilling, walletReactions, UsageBilling, usageBillingTask } from './billing/index.ts';
import { accessTokenRoute, TokenSignature } from './access/index.ts';
import { keepDimensionsOfFeatures, keepDimensionsOfRateCards, keepMetersOfFeatures } from './catalog/index.ts';
import { openCore } from './core.ts';
import type { Core, CoreOptions } from './core.ts';
import { dueWorkTask, forgetTestClock, overdueCustomers, overdueFigures, runDueNow } from './customers/index.ts';
import type { DueWorker } from './customers/index.ts';
import { IngestFigures, UsageIngest, addUsageMonths, anonymizeUsage, backfillMeter, backfillTask, changeMeterRoutes, debugMetricsRoute, eventListRoutes, foldClosedDays, meterRoutes, postEventsRoute, provideSubjects, removeOldUsageEvents, renewLateness, resumeBackfills, storageFigures, subjectRoutes } from './metering/index.ts';
import { anonymizeSubscriptions, boundarySource, customersOnPlan, forgetSubscriptions, keepCurrencyInUse, keepCustomersInUse, keepDimensionsOfSubscriptions, keepMetersOfSubscriptions, keepSubjectKeysInUse, tellBoundaries } from './subscriptions/index.ts';
import { anonymizeEntitlements, EntitlementReports, EntitlementValues, EntitlementWatch, UsageAuthorizations, expireReservations, expireReservationsOfTestClock, forgetComputedUsage, forgetEntitlements, keepCustomersWithEntitlements, keepMetersOfEntitlements, removeOldReservations } from './entitlements/index.ts';
import { newId } from './kit/id.ts';
import type { Services } from './graphql/context.ts';
import { objectIntervalMs } from './graphql/live/changes.ts';
import { systemTimer } from './graphql/live/conflate.ts';
import { buildSchema } from './graphql/schema.ts';
import type { ProductRoute } from './gateway.ts';
import { anonymizePayments, closeSettledRequests, collectRequests, dunCustomer, dunWhoOwes, dunningSource, dunningTask, followDunning, followRefund, forgetPayments, paymentLinkRoutes, PaymentLinks, refundNotes, refundsSource, requestRefund, requestsSource, sandbox } from './payments/index.ts';
import { portalTokenRoutes } from './portal/index.ts';
import { exclusiveOn } from './platform/exclusively.ts';
import type { Recurring, Tasks } from './platform/jobs.ts';
import { Metrics } from './platform/metrics.ts';
import { pruneOutbox } from './platform/outbox.ts';
import { PublicAddress } from './platform/public-address.ts';
import type { Actor, Reaction } from './platform/transaction.ts';

const system: Actor = { kind: 'system', id: null };

export interface ProductOptions extends CoreOptions {
  /** Base of links, without a slash at its end; null or left out: where it listens. */
  readonly publicUrl?: string | null;
  /** The graph of an earlier composition, which any other may use again; built anew when it is left out. */
  readonly schema?: GraphQLSchema;
}

/** The product put together: ports have met their adapters, nothing listens or runs yet. */
export interface Product {
  readonly core: Core;
  readonly schema: GraphQLSchema;
  readonly services: Services;
  /** What this process tells of itself. */
  readonly metrics: Metrics;
  readonly tasks: Tasks;
  readonly recurring: readonly Recurring[];
  /** Where callers reach it: known from when it listens. */
  readonly address: PublicAddress;
  /** Plain HTTP addresses of the domains. */
  readonly routes: readonly ProductRoute[];
  close(): Promise<void>;
}

/** The one place that knows every domain: who reacts to whose news, who does due work, what each port is. */
export async function compose(options: ProductOptions): Promise<Product> {
  const reactions = new Map<string, Reaction[]>();
  const on = (type: string, ...added: Reaction[]) => reactions.set(type, [...(reactions.get(type) ?? []), ...added]);
  const core = await openCore(options, reactions);
  const { pool } = core.database;

  const apps = { SANDBOX: sandbox };
  // Work of one instant is done in this order.
  const dueWorkers = new Map<string, DueWorker>([
    [boundarySource, tellBoundaries],
    ...billingWork(apps),
    [dunningSource, dunCustomer],
    [requestsSource, collectRequests(apps)],
    [refundsSource, refundNotes(apps)],
  ]);

  on('customer.deleted', keepCustomersInUse, keepCustomersWithEntitlements, keepBilledCustomers);
  on('customer.anonymizing', keepCustomersInUse, keepCustomersWithEntitlements, keepBilledCustomers);
  on('customer.created', provideSubjects);
  on('customer.attribution_changed', keepSubjectKeysInUse, forgetComputedUsage, provideSubjects);
  on('customer.currency_changed', keepCurrencyInUse);
  on('organization.updated', renewLateness);
  on('meter.updated', keepDimensionsOfFeatures, keepDimensionsOfRateCards, keepDimensionsOfSubscriptions, keepDimensionsOfLines);
  on('meter.deleted', keepMetersOfFeatures, keepMetersOfEntitlements, keepMetersOfSubscriptions, keepMetersOfLines);
  for (const news of chargingNews) on(news, followSubscription);
  for (const [news, reaction] of [...walletReactions, ...earlyChargeReactions, ...creditReactions, ...euTaxReactions]) on(news, reaction);
  on('invoice.overdue', dunWhoOwes);
  on('invoice.overdue_cleared', closeSettledRequests, dunWhoOwes);
  on('credit_note.refund_requested', requestRefund);
  on('credit_note.updated', followRefund);
  for (const news of settlementNews) on(news, followSettlementSoon);
  on('test_clock.advanced', expireReservationsOfTestClock);
  // Highest domain first: rows refer to those of lower ones.
  on('test_clock.deleted', forgetPayments, forgetInvoices, forgetSubscriptions, forgetEntitlements, forgetTestClock);

  const metrics = new Metrics();
  metrics.gauge({ name: 'tollgate_news_connected', help: '1 while this process hears what others commit, else 0: live fields then stand still.' }, () => (core.news.connected ? 1 : 0));
  metrics.survey(overdueFigures(pool));
  metrics.survey(storageFigures(pool));
  const usageIngest = new UsageIngest({ url: core.database.url, pool, log: (message) => core.log.warn(message), figures: new IngestFigures(metrics) });

  const readerOf = (organizationId: string) => core.commandContext(organizationId, system).read;
  const entitlementValues = new EntitlementValues({ pool, clock: core.clock, readerOf });
  const entitlementWatch = new EntitlementWatch({
    news: core.news,
    values: entitlementValues,
    clock: core.clock,
    timer: systemTimer,
    readerOf,
    log: (error) => core.log.error({ err: error }, 'a watched entitlement value could not be computed'),
    intervalMs: objectIntervalMs,
  });

  const usageBilling = new UsageBilling({
    news: core.news,
    clock: core.clock,
    timer: systemTimer,
    contextOf: (organizationId) => core.commandContext(organizationId, system),
    log: (error) => core.log.error({ err: error }, 'news of usage that is billed early could not be followed'),
    intervalMs: objectIntervalMs,
  });

  const address = new PublicAddress(options.publicUrl ?? null);
  const downloads = new Downloads({ signature: new DownloadSignature(options.secret), renderer: new PaperRenderer(), address, clock: core.clock, readerOf });
  const paymentLinks = new PaymentLinks({ signature: new TokenSignature(options.secret, 'payment'), apps, address, clock: core.clock, contextOf: (organizationId) => core.commandContext(organizationId, system) });

  const services: Services = {
    downloads,
    paymentLinks,
    usageIngest,
    entitlementValues,
    entitlementWatch,
    usageAuthorizations: new UsageAuthorizations({ pool, clock: core.clock, newId, readerOf }),
    entitlementReports: new EntitlementReports(readerOf),
    dueWorkers,
    exclusively: exclusiveOn(pool),
    news: core.news,
    portalSignature: core.portal,
    subscriptionDebts,
    customersOnPlan,
    anonymizers: [anonymizeUsage, anonymizeEntitlements, anonymizeSubscriptions, anonymizeInvoices, anonymizePayments],
  };

  const tasks: Tasks = {
    [dueWorkTask]: async (payload) => {
      const { organizationId, customerId } = payload as { organizationId: string; customerId: string };
      await runDueNow(core.commandContext(organizationId, system), dueWorkers, customerId);
    },
    // What a lost job left behind: a customer a transaction, so that one's failure is not another's.
    'due-sweep': async () => {
      for (const { organizationId, customerId } of await overdueCustomers(pool, core.clock.now().subtract({ minutes: 5 }), 1_000)) {
        await runDueNow(core.commandContext(organizationId, system), dueWorkers, customerId).catch((error: unknown) =>
          core.log.error({ err: error, organizationId, customerId }, 'due work failed again'),
        );
      }
    },
    [usageBillingTask]: (payload) => {
      const { organizationId, customerId } = payload as { organizationId: string; customerId: string };
      return billUsageOf(core.commandContext(organizationId, system), customerId);
    },
    'usage-billing-sweep': () =>
      sweepUsageBilling(pool, (organizationId) => core.commandContext(organizationId, system), (error) => core.log.error({ err: error }, 'usage that is billed early could not be billed')),
    'usage-fold': () => foldClosedDays(pool, core.clock.now()),
    'usage-months': () => addUsageMonths(pool, core.clock.now()),
    'usage-retention': () => removeOldUsageEvents(pool, core.clock.now()),
    [profileTask]: (payload) => {
      const { organizationId, profileId } = payload as { organizationId: string; profileId: string };
      return followBillingProfile(core.commandContext(organizationId, system), profileId);
    },
    [dunningTask]: (payload) => followDunning(core.commandContext((payload as { organizationId: string }).organizationId, system)),
    [settlementTask]: (payload) => followSettlement(core.commandContext((payload as { organizationId: string }).organizationId, system)),
    [backfillTask]: async (payload) => {
      const { organizationId, backfillId } = payload as { organizationId: string; backfillId: string };
      await backfillMeter(() => core.commandContext(organizationId, system), backfillId);
    },
    'backfill-sweep': () => resumeBackfills(pool, core.clock.now().subtract({ minutes: 2 }), (organizationId) => core.commandContext(organizationId, system)),
    'reservation-expiry': () => expireReservations(pool, core.clock.now(), (organizationId) => core.commandContext(organizationId, system)),
    'reservation-prune': () => removeOldReservations(pool, core.clock.now()),
    'outbox-prune': () => pruneOutbox(pool, core.clock.now()),
    'access-prune': () => core.idempotency.prune(),
  };

  return {
    core,
    schema: options.schema ?? buildSchema(),
    services,
    metrics,
    address,
    tasks,
    recurring: [
      { task: 'access-prune', pattern: '17 * * * *' },
      { task: 'outbox-prune', pattern: '23 3 * * *' },
      { task: 'due-sweep', pattern: '*/5 * * * *' },
      { task: 'backfill-sweep', pattern: '* * * * *' },
      { task: 'reservation-expiry', pattern: '* * * * *' },
      { task: 'reservation-prune', pattern: '53 * * * *' },
      { task: 'usage-billing-sweep', pattern: '*/5 * * * *' },
      { task: 'usage-fold', pattern: '*/10 * * * *' },
      { task: 'usage-months', pattern: '41 * * * *' },
      { task: 'usage-retention', pattern: '47 2 * * *' },
    ],
    routes: [postEventsRoute, ...eventListRoutes, ...meterRoutes, ...changeMeterRoutes, ...subjectRoutes, ...portalTokenRoutes, ...downloadRoutes, ...paymentLinkRoutes, debugMetricsRoute, accessTokenRoute({ pool, signature: core.accessTokens, clock: core.clock })],
    close: async () => {
      entitlementWatch.close();
      usageBilling.close();
      await downloads.close();
      await usageIngest.close();
      await core.close();
    },
  };
}
