import { featuresByIds } from '../catalog/index.ts';
import type { Reader } from '../platform/reader.ts';
import { InvoiceLineSchema } from './invoice-line.entity.ts';
import type { InvoiceLineRow } from './invoice-line.entity.ts';
import type { InvoiceRow } from './invoice.entity.ts';
import { zeroTotals } from './rating/totals.ts';
import { totalsToText } from './totals-columns.ts';
import type { SubscriptionLine } from './wanted-lines.ts';

/** Every column of a line that nothing is said of. */
export const unsaid = Object.fromEntries(Object.keys(InvoiceLineSchema.meta.properties).map((property) => [property, null])) as unknown as InvoiceLineRow;

/** A line that is not made yet, as it will be. Its id is its reference, which no line that is there has. */
export function rowOf({ reference, featureId, currency, line }: SubscriptionLine, { id: invoiceId, organizationId, customerId }: Pick<InvoiceRow, 'id' | 'organizationId' | 'customerId'>): InvoiceLineRow {
  const { subscriptionId, subscriptionItemId, managedBy, name, description, price, discounts, charging, period, fullPeriod, billingPeriod, invoiceAt } = line;
  const at = (instant: Temporal.Instant | undefined): string | null => instant?.toString() ?? null;
  const made = invoiceAt.toString();
  return {
    ...unsaid,
    ...{ id: reference, organizationId, customerId, invoiceId, subscriptionId, subscriptionItemId, reference, managedBy, name, description, featureId },
    ...{ price, rateCardDiscounts: discounts, charging: charging ?? null, currency, periodFrom: at(period.from), periodTo: at(period.to) },
    ...{ fullPeriodFrom: at(fullPeriod?.from), fullPeriodTo: at(fullPeriod?.to), billingPeriodFrom: at(billingPeriod?.from), billingPeriodTo: at(billingPeriod?.to), invoiceAt: made },
    ...unrated(made),
  };
}

/** The figures of a line that none are kept of. */
export function unrated(made: string) {
  return { discounts: [], detailedLines: [], taxes: [], ...totalsToText(zeroTotals), createdAt: made, updatedAt: made };
}

/** The keys of features of lines that are not made yet. No statement where there are none. */
export async function withFeatures(read: Reader, lines: readonly InvoiceLineRow[]): Promise<readonly InvoiceLineRow[]> {
  const missing = [...new Set(lines.flatMap(({ featureId, featureKey }) => (featureId !== null && featureKey === null ? [featureId] : [])))];
  if (missing.length === 0) return lines;
  const keys = new Map((await featuresByIds(read, missing)).flatMap((feature) => (feature === null ? [] : [[feature.id, feature.key] as const])));
  return lines.map((line) => (line.featureKey === null ? { ...line, featureKey: keys.get(line.featureId ?? '') ?? null } : line));
}
