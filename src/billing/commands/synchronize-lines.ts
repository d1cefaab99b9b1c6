import { featuresByIds } from '../../catalog/index.ts';
import type { FeatureRow } from '../../catalog/index.ts';
import { setDue } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { before, earlier, notAfter } from '../../kit/calendar.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { instantOf } from '../../platform/entity.ts';
import { together } from '../../platform/side-by-side.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { generationLimit, itemActivity, phaseActivity, schedulesOf, subscriptionsOfCustomer } from '../../subscriptions/index.ts';
import type { SubscriptionSchedule } from '../../subscriptions/index.ts';
import { gatheringInvoice, settleGathering } from '../gathering.ts';
import { InvoiceLine } from '../invoice-line.entity.ts';
import { subscriptionLines } from '../invoice-line.store.ts';
import type { KnownLineRow } from '../invoice-line.store.ts';
import { Invoice } from '../invoice.entity.ts';
import type { InvoiceState } from '../invoice-states.ts';
import { addLine } from '../new-line.ts';
import { canonical, reconcile } from '../reconcile.ts';
import type { KnownLine } from '../reconcile.ts';
import { settledUntil, worthRemembering } from '../settled-lines.ts';
import type { Compared } from '../settled-lines.ts';
import { keepSettled, settledOf } from '../settled-lines.store.ts';
import { reconcileSplits } from '../split-reconcile.ts';
import { planLateLook } from '../usage-corrections/plan-late-look.ts';
import { readsAlike } from '../usage-snapshot.ts';
import { wantedLines } from '../wanted-lines.ts';
import type { SubscriptionLine } from '../wanted-lines.ts';
import { corrections, isCorrection } from '../corrections.ts';
import type { BilledLine } from '../corrections.ts';
import { creditUnusedTime } from '../credit-unused-time.ts';
import { updateDraft } from './advance-invoices.ts';
import { correctLines } from './correct-lines.ts';
import { noteUntouchable } from './note-untouchable.ts';
import { followSplits, knownSplits } from './synchronize-splits.ts';

/** Who makes the lines that subscriptions call for. */
export const linesSource = 'billing.lines';

/**
 * Brings the customer's lines to what its subscriptions call for at `now`, and says when they call for more. Call with the customer
 * locked. A second run changes nothing. Withdrawn and ended subscriptions are among them: their lines that ought not to be there go. Where time alone has
 * gone by since lines were last looked at, `lines` SINCE_SETTLED comes to the same, and costs as little after years (`settled-lines.ts`).
 */
export async function synchronizeLines(tx: Transaction, customer: CustomerRow, now: Temporal.Instant, lines: 'ALL' | 'SINCE_SETTLED' = 'ALL'): Promise<void> {
  const schedules = await schedulesOf(tx.read, await subscriptionsOfCustomer(tx.read, customer.id));
  // A period's lines are there from its first instant on: what starts in this very second is looked at as begun.
  const asOf = now.add({ seconds: 1 });
  const settled = await settledOf(tx.read, customer.id);
  const after = lines === 'ALL' ? null : settled;
  const wanted = schedules.flatMap((schedule) => wantedLines(schedule, asOf, after));
  const rows = await subscriptionLines(tx.read, customer.id, after);
  const known = rows.map(knownLine);
  const groups = knownSplits(rows, known);
  const inParts = new Set(groups.map(({ reference }) => reference));
  const isPart = ({ reference }: { readonly reference: string }) => inParts.size > 0 && inParts.has(reference);
  const whole = reconcile(known.filter((line) => !isCorrection(line) && !isPart(line)), wanted.filter((line) => !isPart(line)));
  const parts = reconcileSplits(groups, wanted);
  const create = [...whole.create, ...parts.add.map(({ group, wanted: { line, ...of }, period }) => ({ ...of, line: { ...line, reference: null, splitGroupId: group.id, period } }))];
  const change = [...whole.change.map(({ line, wanted: of }) => ({ line, wanted: of, period: of.line.period, invoiceAt: of.line.invoiceAt })), ...parts.change];
  const remove = [...whole.remove, ...parts.remove];

  const drafts = new Set<string>();
  const gathering = new Map<string, Invoice>();
  const gatherOn = async (currency: string) => {
    const invoice = gathering.get(currency) ?? (await gatheringInvoice(tx, customer, currency, now));
    gathering.set(currency, invoice);
    return invoice;
  };
  const featureOf = await featuresOf(tx, [...create, ...change.map(({ wanted: of }) => of)]);
  for (const { featureId, currency, line } of create) addLine(tx, customer, await gatherOn(currency), { ...line, feature: featureOf(featureId) }, now);
  const ids = [...change.map(({ line }) => line.id), ...remove.map(({ id }) => id)];
  const touched = new Map((ids.length === 0 ? [] : await tx.em.find(InvoiceLine, { id: { $in: ids } })).map((line) => [line.id, line]));
  const touch = async (line: KnownLine) => {
    const entity = present(touched.get(line.id), 'a line that is changed');
    entity.updatedAt = now;
    if (line.invoiceState === 'gathering') await gatherOn(entity.currency);
    else drafts.add(line.invoiceId);
    return entity;
  };
  for (const { line, wanted: to, period, invoiceAt } of change) {
    const { subscriptionItemId, name, price, discounts, charging, fullPeriod, billingPeriod } = to.line;
    const entity = await touch(line);
    const feature = featureOf(to.featureId);
    const countsElse = (entity.featureId ?? null) !== (feature?.id ?? null) || canonical(entity.charging ?? null) !== canonical(charging ?? null);
    // What was read of its usage is of another time, for another price, or of something else.
    if (!line.periodFrom.equals(period.from) || !line.periodTo.equals(period.to) || countsElse || !readsAlike(entity.price, price)) entity.ratedAt = null;
    Object.assign(entity, {
      // An item that was replaced before it ran left its reference to the next, which may sell another feature.
      subscriptionItemId,
      featureId: feature?.id ?? null,
      featureKey: feature?.key ?? null,
      charging: charging ?? null,
      name,
      price,
      rateCardDiscounts: discounts,
      periodFrom: period.from,
      periodTo: period.to,
      fullPeriodFrom: fullPeriod?.from ?? null,
      fullPeriodTo: fullPeriod?.to ?? null,
      billingPeriodFrom: billingPeriod?.from ?? null,
      billingPeriodTo: billingPeriod?.to ?? null,
      invoiceAt,
    });
  }
  for (const line of remove) (await touch(line)).deletedAt = now;
  await followSplits(tx, parts.periods, now);

  const found = corrections(known, wanted);
  await correctLines(tx, customer, { ...found, create: await creditUnusedTime(tx, customer, found.create, now) }, gatherOn, now);

  if (gathering.size > 0) await settleGathering(tx, customer, [...gathering.values()], now);
  for (const id of drafts) await updateDraft(tx, await tx.em.findOneOrFail(Invoice, { id }), now);
  await noteUntouchable(tx, [...whole.untouchable, ...parts.untouchable], now);
  await rememberSettled(tx, customer, { settled, after }, schedules, { known, wanted, made: new Set(parts.add.map(({ group }) => group.reference)) }, now);
  await setDue(tx, customer, linesSource, nextLinesAt(schedules, asOf));
  if (schedules.some(usageStops)) {
    await tx.em.flush();
    await planLateLook(tx, customer, now);
  }
}

/** Whether a subscription ends, or an item of usage ends in it that does not go on in another version: no invoice may follow its last one. */
function usageStops(schedule: SubscriptionSchedule): boolean {
  if (schedule.activeTo !== null) return true;
  const runs = schedule.phases.flatMap((phase, position) => phase.items.flatMap((item) => (item.price !== null && item.price.type !== 'FLAT' ? [{ key: item.key, ...itemActivity(item, phaseActivity(schedule, position)) }] : [])));
  return runs.some(({ key, to }) => to !== null && !runs.some((next) => next.key === key && notAfter(next.from, to) && (next.to === null || before(to, next.to))));
}

/** Keeps up to when the lines that were looked at are settled, where that is worth it; and where all were, that fewer are than before. */
async function rememberSettled(
  tx: Transaction,
  { id: customerId }: CustomerRow,
  { settled, after }: { readonly settled: Temporal.Instant | null; readonly after: Temporal.Instant | null },
  schedules: readonly SubscriptionSchedule[],
  compared: Compared,
  now: Temporal.Instant,
): Promise<void> {
  // What was looked past is settled: of what was looked at after it, that there is little more is no news.
  const looksPast = settled === null || after !== null;
  if (looksPast && compared.known.length < worthRemembering) return;
  const until = settledUntil(schedules, compared, now);
  const isLess = !looksPast && (until === null || before(until, settled));
  const isMore = until !== null && compared.known.filter(({ periodTo }) => notAfter(periodTo, until) && (settled === null || before(settled, periodTo))).length >= worthRemembering;
  if (isLess || isMore) await together(tx, keepSettled, { customerId, until });
}

/** The features of lines by their ids: at most one statement. */
async function featuresOf(tx: Transaction, lines: readonly Pick<SubscriptionLine, 'featureId'>[]): Promise<(id: string | null) => FeatureRow | null> {
  const ids = [...new Set(lines.map(({ featureId }) => featureId).filter((id) => id !== null))];
  const features = new Map((ids.length === 0 ? [] : await featuresByIds(tx.read, ids)).map((feature) => [feature?.id, feature]));
  return (id) => (id === null ? null : present(features.get(id), 'the feature of an item'));
}

/** When further lines come: when the limit that lines were made up to is reached. Null when nothing runs any more. */
function nextLinesAt(schedules: readonly SubscriptionSchedule[], asOf: Temporal.Instant): Temporal.Instant | null {
  const times = schedules.flatMap((schedule) => {
    const { activeFrom, activeTo } = schedule;
    if (activeTo !== null && notAfter(activeTo, later(asOf, activeFrom))) return [];
    const limit = before(asOf, activeFrom) ? activeFrom : generationLimit(schedule, asOf);
    return activeTo !== null && notAfter(activeTo, limit) ? [] : [limit];
  });
  return times.length === 0 ? null : times.reduce(earlier);
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return before(a, b) ? b : a;
}

function knownLine(row: KnownLineRow): BilledLine {
  return {
    currency: row.currency,
    isAdjusted: row.isAdjusted,
    id: row.id,
    reference: row.reference,
    subscriptionItemId: row.subscriptionItemId,
    managedBy: row.managedBy as KnownLine['managedBy'],
    invoiceId: row.invoiceId,
    invoiceState: row.invoiceState as InvoiceState,
    isDeleted: row.deletedAt !== null,
    name: row.name,
    price: canonical(row.price),
    discounts: canonical(row.rateCardDiscounts),
    periodFrom: instantOf(row.periodFrom),
    periodTo: instantOf(row.periodTo),
    invoiceAt: instantOf(row.invoiceAt),
    ...(row.recharged === null ? {} : { recharged: Decimal.of(row.recharged) }),
    ...(row.creditedForTime === null ? {} : { creditedForTime: Decimal.of(row.creditedForTime) }),
    ...(row.creditedElse === null ? {} : { creditedElse: Decimal.of(row.creditedElse) }),
  };
}
