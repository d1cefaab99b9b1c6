import { discountsToJson, featuresByKeys, priceToJson } from '../../catalog/index.ts';
import type { FeatureRow, RateCardDiscounts, RateCardPrice } from '../../catalog/index.ts';
import { liveCustomer, lockCustomer, nowOf, startDueNow } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { floorToSecond } from '../../kit/instant.ts';
import { isCurrency } from '../../kit/currency.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { Period } from '../../kit/period.ts';
import { metersByIds } from '../../metering/index.ts';
import type { Reader } from '../../platform/reader.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { gatheringInvoice, settleGathering } from '../gathering.ts';
import { addLine } from '../new-line.ts';
import { pendingLineIssues } from '../pending-line.ts';
import type { PendingLine } from '../pending-line.ts';

export interface PendingLineInput {
  readonly name: string;
  readonly description: string | null;
  readonly metadata: Record<string, unknown> | null;
  readonly period: Period;
  readonly invoiceAt: Temporal.Instant;
  readonly price: RateCardPrice;
  readonly discounts: RateCardDiscounts | null;
  readonly featureKey: string | null;
}

export interface CreatePendingInvoiceLinesInput {
  readonly customer: CustomerLookUp;
  /** ISO 4217. */
  readonly currency: string;
  /** 1 to 100. */
  readonly lines: readonly PendingLineInput[];
}

export interface CreatedPendingLines {
  readonly invoiceId: string;
  readonly lineIds: readonly string[];
  /** There was no gathering invoice of this currency before. */
  readonly isInvoiceNew: boolean;
}

const MOST_LINES = 100;

/**
 * Puts charges of the caller's on the customer's gathering invoice, which is made when there is none. Periods and times count in whole
 * seconds. Checked in this order: the customer (CustomerNotFound, CustomerDeleted), then all lines at once (ValidationError).
 */
export function createPendingInvoiceLines(ctx: CommandContext, input: CreatePendingInvoiceLinesInput): Promise<CreatedPendingLines> {
  return transact(ctx, async (tx) => {
    const { id } = await liveCustomer(tx.read, input.customer);
    await lockCustomer(tx, id);
    const customer = await liveCustomer(tx.read, { id });
    const lines = input.lines.map(wholeSeconds);
    const keys = [...new Set(lines.map(({ featureKey }) => featureKey).filter((key) => key !== null))];
    const features = new Map((await featuresByKeys(tx.read, keys)).flatMap((feature) => (feature === null ? [] : [[feature.key, feature] as const])));
    const aggregations = await aggregationsOf(tx.read, [...features.values()]);
    const featureOf = (line: PendingLine) => (line.featureKey === null ? null : (features.get(line.featureKey) ?? null));
    refuse([
      ...listIssues(input),
      ...lines.flatMap((line, at) => {
        const feature = featureOf(line);
        return pendingLineIssues(line, feature === null ? null : { aggregation: aggregations.get(feature.meterId) ?? null }, ['lines', String(at)]);
      }),
    ]);

    const now = await nowOf(tx, customer);
    const existing = await tx.read.rows(
      `select 1 from invoice where organization_id = $1 and customer_id = $2 and currency = $3 and status = 'GATHERING' and deleted_at is null`,
      customer.id,
      input.currency,
    );
    const invoice = await gatheringInvoice(tx, customer, input.currency, now);
    const lineIds = lines.map((line) => {
      const { name, description, metadata, period, invoiceAt } = line;
      const feature = featureOf(line);
      const made = {
        managedBy: 'MANUAL', subscriptionId: null, subscriptionItemId: null, reference: null, name, description, feature, metadata, period, invoiceAt,
        price: priceToJson(line.price), discounts: discountsToJson(line.discounts), fullPeriod: null, billingPeriod: null,
      } as const;
      return addLine(tx, customer, invoice, made, now).id;
    });
    await settleGathering(tx, customer, [invoice], now);
    await startDueNow(tx, customer);
    return { invoiceId: invoice.id, lineIds, isInvoiceNew: existing.length === 0 };
  });
}

function wholeSeconds(line: PendingLineInput): PendingLine {
  return { ...line, period: { from: floorToSecond(line.period.from), to: floorToSecond(line.period.to) }, invoiceAt: floorToSecond(line.invoiceAt) };
}

/** How the meters of these features count, by the id of the meter. */
async function aggregationsOf(read: Reader, features: readonly FeatureRow[]): Promise<ReadonlyMap<string | null, string>> {
  const ids = [...new Set(features.map(({ meterId }) => meterId).filter((id) => id !== null))];
  const meters = ids.length === 0 ? [] : await metersByIds(read, ids);
  return new Map(meters.flatMap((meter) => (meter === null ? [] : [[meter.id, meter.aggregation] as const])));
}

function listIssues({ currency, lines }: CreatePendingInvoiceLinesInput): Issue[] {
  const issues: Issue[] = [];
  if (!isCurrency(currency)) issues.push(issue('CURRENCY_INVALID', `currency "${currency}" is not an ISO 4217 code with a minor unit, such as "USD"`, 'currency'));
  if (lines.length < 1 || lines.length > MOST_LINES) issues.push(issue('LINES_LENGTH', `lines has ${lines.length}: give 1 to ${MOST_LINES} lines`, 'lines'));
  return issues;
}
