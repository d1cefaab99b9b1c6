import { Decimal } from '../../kit/decimal.ts';
import { before, notAfter } from '../../kit/instant.ts';
import type { Period } from '../../kit/period.ts';
import type { Reader } from '../../platform/reader.ts';
import { InvoiceLineSchema } from '../invoice-line.entity.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import { liveInvoices, periodOfLine } from '../live-invoice.ts';
import type { RatedLineJson } from '../rated-line-json.ts';

/** A line that gathers usage and is not invoiced yet, with what it comes to so far. */
export interface OpenUsage {
  readonly line: InvoiceLineRow;
  readonly period: Period;
  /** Units that are charged for. */
  readonly units: string;
  /** Before taxes, coupons and minimum amounts. */
  readonly fee: Decimal;
}

/** The usage of subscriptions that gathers, in the order in which its lines were made, as it stands now. Null: some of it was invoiced while it was read. */
export async function openUsageOf(read: Reader, subscriptionIds: readonly string[]): Promise<OpenUsage[] | null> {
  const lists = await read.listByKeys(InvoiceLineSchema, 'subscriptionId', subscriptionIds, {
    where: { text: `t.deleted_at is null and t.rated_at is null and t.price->>'type' <> 'FLAT'`, values: [] },
    orderBy: [{ property: 'id', direction: 'asc' }],
  });
  const open = lists.flat().flatMap((line) => {
    const period = periodOfLine(line);
    return period === null ? [] : [{ line, period }];
  });
  const figures = new Map((await liveInvoices(read, [...new Set(open.map(({ line }) => line.invoiceId))])).flatMap(({ lines }) => [...lines]));
  const usages = open.flatMap(({ line, period }) => {
    const rated = figures.get(line.id);
    return rated === undefined ? [] : [{ line, period, units: rated.quantity ?? '0', fee: usageFeeOf(rated) }];
  });
  return usages.length === open.length ? usages : null;
}

/** Whether its period runs at an instant. */
export function runsAt({ period }: OpenUsage, now: Temporal.Instant): boolean {
  return notAfter(period.from, now) && before(now, period.to);
}

/** Whether thresholds charge for it before its period is over: events that are paid one by one are not charged again. */
export function isChargedEarly({ line }: OpenUsage): boolean {
  return (line.charging as { readonly isChargedEarly?: boolean } | null)?.isChargedEarly === true;
}

/** Before coupons: thresholds look at what is used. */
function usageFeeOf({ detailedLines }: RatedLineJson): Decimal {
  return Decimal.sum(
    detailedLines
      .filter(({ category }) => category === 'REGULAR')
      .map(({ totals, discounts }) => Decimal.sum([Decimal.of(totals.amount), Decimal.of(totals.discountsTotal).neg(), ...discounts.flatMap(({ reason, amount }) => (reason === 'COUPON' ? [Decimal.of(amount ?? '0')] : []))])),
  );
}
