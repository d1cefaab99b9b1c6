import { featuresByIds, priceFromJson } from '../catalog/index.ts';
import { metersByIds } from '../metering/index.ts';
import type { MeterRow } from '../metering/index.ts';
import type { Reader } from '../platform/reader.ts';
import type { Transaction } from '../platform/transaction.ts';
import { present } from '../kit/assert.ts';
import { previousOccurrence } from '../kit/calendar.ts';
import { before } from '../kit/instant.ts';
import { InvoiceLine } from './invoice-line.entity.ts';
import type { LineCharging } from './line-charging.ts';
import { isMetered, readsUsage } from './rate-invoice-line.ts';
import type { Aggregation } from './rating/splitting.ts';
import { zeroTotals } from './rating/totals.ts';
import { billableAt, isSplittable } from './split-billable.ts';
import type { Billable } from './split-billable.ts';
import { SplitLineGroup } from './split-line-group.entity.ts';
import { totalsToText } from './totals-columns.ts';
import { alignmentOf } from './workflow.ts';
import type { BillingWorkflow } from './workflow.ts';

/** A line that gathers, as far as splitting it looks: an entity or a row. */
interface SplitCandidate {
  readonly id: string;
  readonly price: unknown;
  readonly charging?: unknown;
  readonly featureId?: string | null | undefined;
  /** Set by hand: it is of the whole line. */
  readonly adjustment?: unknown;
}

/** A line that gathers, as far as invoicing it looks: an entity, or a row with its instants read. */
interface GatheringLine extends SplitCandidate {
  readonly invoiceAt: Temporal.Instant;
  readonly periodFrom?: Temporal.Instant | null | undefined;
  readonly periodTo?: Temporal.Instant | null | undefined;
  readonly charging?: LineCharging | null | undefined;
}

/** The ids of the lines that can be billed in parts. `lines` are all of their invoice. At most two statements; none without usage. */
export async function splittableLines(read: Reader, lines: readonly SplitCandidate[]): Promise<ReadonlySet<string>> {
  const metered = lines.filter(({ price, featureId, adjustment }) => isMetered(price) && featureId != null && adjustment == null);
  if (metered.length === 0) return new Set();
  const features = await featuresByIds(read, [...new Set(metered.map(({ featureId }) => featureId ?? ''))]);
  const meterIds = [...new Set(features.flatMap((feature) => (feature?.meterId == null ? [] : [feature.meterId])))];
  const meters = new Map((await metersByIds(read, meterIds)).flatMap((meter) => (meter === null ? [] : [[meter.id, meter] as const])));
  const meterOf = new Map<string, MeterRow | null>(features.flatMap((feature) => (feature === null ? [] : [[feature.id, meters.get(feature.meterId ?? '') ?? null] as const])));
  const chargingOf = ({ charging }: SplitCandidate) => (charging ?? null) as LineCharging | null;
  const minimums = new Set(lines.flatMap((line) => (chargingOf(line)?.minimumAmount == null ? [] : [chargingOf(line)?.charge ?? ''])));
  const found = metered.filter((line) => {
    const meter = meterOf.get(line.featureId ?? '') ?? null;
    return isSplittable(priceFromJson(line.price), meter === null ? null : { aggregation: meter.aggregation as Aggregation, recurring: meter.recurring }, chargingOf(line), minimums);
  });
  return new Set(found.map(({ id }) => id));
}

/** What is invoiced of lines that gather. */
export interface LineCollection {
  readonly asOf: Temporal.Instant;
  readonly progressive: boolean;
}

/**
 * What a gathering invoice is collected by: for what was chosen as asked, with the settings of its workflow where nothing is said. What falls due
 * by itself is all that has fallen due; on an anchored calendar, as of its latest date.
 */
export function collectionOf(workflow: BillingWorkflow, now: Temporal.Instant, chosen: { readonly asOf: Temporal.Instant; readonly progressive: boolean | null } | null): LineCollection {
  if (chosen !== null) return { asOf: chosen.asOf, progressive: chosen.progressive ?? workflow.invoicing.progressiveBilling };
  const alignment = alignmentOf(workflow);
  if (alignment.type === 'SUBSCRIPTION') return { asOf: now, progressive: false };
  return { asOf: previousOccurrence(alignment.recurrence, now, 'inclusive'), progressive: workflow.invoicing.progressiveBilling };
}

/** Which lines of a gathering invoice are invoiced, in their order, and how much of each. `lines` are all of the invoice. No statement unless usage may be billed in parts. */
export async function billableLines<Line extends GatheringLine>(read: Reader, lines: readonly Line[], { asOf, progressive }: LineCollection): Promise<Map<Line, Billable>> {
  const facts = lines.map((line) => ({ line, invoiceAt: line.invoiceAt, period: line.periodFrom == null || line.periodTo == null ? null : { from: line.periodFrom, to: line.periodTo }, isMetered: readsUsage(line) }));
  const isOpen = ({ period, isMetered: of }: (typeof facts)[number]) => of && period !== null && before(period.from, asOf) && before(asOf, period.to);
  const splittable = progressive && facts.some(isOpen) ? await splittableLines(read, lines) : new Set();
  return new Map(
    facts.flatMap(({ line, ...of }) => {
      const billable = billableAt({ ...of, isSplittable: splittable.has(line.id) }, asOf, progressive);
      return billable === null ? [] : [[line, billable] as const];
    }),
  );
}

/**
 * Cuts a line that gathers in two at an instant within its period: it keeps its id and becomes the part before, which falls due at that
 * instant, and what is left goes on gathering as a line of its own. Both are parts of a group that keeps what the line was. Persisted, not
 * flushed; call with the customer locked.
 */
export function splitLine(tx: Transaction, line: InvoiceLine, until: Temporal.Instant, now: Temporal.Instant): InvoiceLine {
  const [from, to] = [present(line.periodFrom, 'the period of usage'), present(line.periodTo, 'the period of usage')];
  const { organizationId, customerId, invoiceId } = line;
  const groupId = line.splitGroupId ?? tx.newId();
  if (line.splitGroupId == null) {
    tx.em.create(SplitLineGroup, { id: groupId, organizationId, customerId, reference: line.reference ?? null, periodFrom: from, periodTo: to, createdAt: now, updatedAt: now, deletedAt: null });
  }
  const rest = tx.em.create(InvoiceLine, {
    ...copied(line),
    id: tx.newId(),
    ...{ organizationId, customerId, invoiceId, splitGroupId: groupId, reference: null },
    periodFrom: until,
    periodTo: to,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
  Object.assign(line, { splitGroupId: groupId, reference: null, periodTo: until, invoiceAt: until, updatedAt: now });
  return rest;
}

/** What both parts have of the line: all but its place, and its figures, of which a line that gathers keeps none. */
function copied(line: InvoiceLine) {
  const { subscriptionId, subscriptionItemId, managedBy, name, description, featureId, featureKey, price, rateCardDiscounts, charging, currency } = line;
  const { fullPeriodFrom, fullPeriodTo, billingPeriodFrom, billingPeriodTo, invoiceAt, metadata, ownTaxes } = line;
  return {
    ...{ subscriptionId: subscriptionId ?? null, subscriptionItemId: subscriptionItemId ?? null, managedBy, name, description: description ?? null },
    ...{ featureId: featureId ?? null, featureKey: featureKey ?? null, price, rateCardDiscounts: rateCardDiscounts ?? null, charging: charging ?? null, currency },
    ...{ fullPeriodFrom: fullPeriodFrom ?? null, fullPeriodTo: fullPeriodTo ?? null, billingPeriodFrom: billingPeriodFrom ?? null, billingPeriodTo: billingPeriodTo ?? null },
    ...{ invoiceAt, metadata: metadata ?? null, ownTaxes: ownTaxes ?? null, meteredQuantity: null, quantity: null, quantityBefore: null, discounts: [], detailedLines: [], ratedAt: null },
    ...totalsToText(zeroTotals),
  };
}
