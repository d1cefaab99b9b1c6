import { customerBy } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { instantOrNull } from '../../platform/entity.ts';
import type { Reader, Where } from '../../platform/reader.ts';
import { subscriptionBy } from '../../subscriptions/index.ts';
import type { SubscriptionLookUp } from '../../subscriptions/index.ts';
import { InvoiceLineSchema } from '../invoice-line.entity.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import type { DetailedLineJson } from '../rated-line-json.ts';
import { invoicesByIds } from '../invoice.store.ts';
import { periodOfLine } from '../live-invoice.ts';
import { sumTotals } from '../rating/totals.ts';
import type { Totals } from '../rating/totals.ts';
import { totalsToText } from '../totals-columns.ts';
import { groupFigures, hullOf, usageOfCharges } from './usage-of-charges.ts';
import type { CustomerUsage } from './usage-of-charges.ts';

/** Whose invoiced usage. */
export interface PastUsageFilter {
  readonly subscriptionId: string;
  /** Counted by meters of these keys; null: by any. */
  readonly meterKeys: readonly string[] | null;
}

/**
 * A line `x` of a period's usage: neither one of a threshold, which the invoice of the period lists again, nor of an event on an invoice of its own. Single events that wait for the
 * invoice of their period fall due with it.
 */
const isUsage = (x: string, meters: string): string =>
  `${x}.deleted_at is null and ${x}.price->>'type' <> 'FLAT' and ${x}.charging->>'early' is null and ${x}.billing_period_from is not null
   and (${x}.charging->>'inAdvance' is null or ${x}.invoice_at >= greatest(${x}.period_to, ${x}.billing_period_to))
   and (${meters}::text[] is null or exists (select 1 from feature f join meter m on m.id = f.meter_id where f.id = ${x}.feature_id and m.key = any(${meters}::text[])))`;

/** The id of a subscription if it is this customer's and both are there; null otherwise. */
export async function subscriptionOfCustomer(read: Reader, customer: CustomerLookUp, subscription: SubscriptionLookUp): Promise<string | null> {
  const [owner, found] = await Promise.all([customerBy(read, customer), subscriptionBy(read, subscription)]);
  return owner === null || owner.deletedAt !== null || found === null || found.deletedAt !== null || found.customerId !== owner.id ? null : found.id;
}

/** One line of `invoice_line` t for each invoice and billing period of a subscription: the first of its usage there. */
export function pastUsageWhere({ subscriptionId, meterKeys }: PastUsageFilter): Where {
  return {
    text: `t.subscription_id = $1::uuid and ${isUsage('t', '$2')}
      and exists (select 1 from invoice i where i.id = t.invoice_id and i.deleted_at is null and i.status not in ('GATHERING', 'VOIDED'))
      and not exists (select 1 from invoice_line o where o.invoice_id = t.invoice_id and o.subscription_id = t.subscription_id and o.billing_period_from = t.billing_period_from and o.id < t.id and ${isUsage('o', '$2')})`,
    values: [subscriptionId, meterKeys],
  };
}

/** What invoices charged for usage, of the invoice, subscription and billing period of each of these lines and in their order. Two statements for all of them; what events were counted takes more once it is asked. */
export async function pastUsage(read: Reader, firsts: readonly InvoiceLineRow[], meterKeys: readonly string[] | null): Promise<CustomerUsage[]> {
  const [first] = firsts;
  if (first === undefined) return [];
  const invoiceIds = [...new Set(firsts.map(({ invoiceId }) => invoiceId))];
  const [lists, invoices] = await Promise.all([
    read.listByKeys(InvoiceLineSchema, 'invoiceId', invoiceIds, {
      where: { text: `t.subscription_id = $1::uuid and ${isUsage('t', '$2')}`, values: [first.subscriptionId, meterKeys] },
      orderBy: [{ property: 'id', direction: 'asc' }],
    }),
    invoicesByIds(read, invoiceIds),
  ]);
  const linesOf = new Map(invoiceIds.map((id, at) => [id, lists[at] ?? []]));
  const invoiceOf = new Map(invoices.map((invoice) => [invoice?.id, invoice]));
  const groups = firsts.map(({ invoiceId, billingPeriodFrom }) => (linesOf.get(invoiceId) ?? []).filter((line) => line.billingPeriodFrom === billingPeriodFrom));
  const charges = usageOfCharges(read, groups.map((lines) => lines.map(figured)));
  return firsts.map(({ customerId, subscriptionId, invoiceId, currency }, at): CustomerUsage => {
    const lines = groups[at] ?? [];
    const invoice = present(invoiceOf.get(invoiceId), 'the invoice of a line');
    return {
      ...{ customerId, invoiceId, currency, subscriptionId: present(subscriptionId, 'the subscription of a line') },
      period: hullOf(lines.map((line) => present(periodOfLine(line), 'the period of usage'))),
      issueAt: instantOrNull(invoice.issuedAt ?? invoice.draftUntil),
      charges: charges[at] ?? [],
      totals: totalsToText(sumTotals(lines.map(withoutCredits))),
    };
  });
}

function figured(line: InvoiceLineRow) {
  const { amount, chargesTotal, discountsTotal } = withoutCredits(line);
  const quantity = Decimal.of(line.quantity ?? '0');
  return { line, meteredQuantity: line.meteredQuantity === null ? quantity : Decimal.of(line.meteredQuantity), quantity, amount: amount.add(chargesTotal).sub(discountsTotal), groups: groupFigures(line.detailedLines as DetailedLineJson[]) };
}

/** What a line came to before coupons, and before what thresholds had charged of it. */
function withoutCredits(line: InvoiceLineRow): Totals {
  const of = (text: string): Decimal => Decimal.of(text);
  const [amount, chargesTotal, discountsTotal] = [of(line.amount), of(line.chargesTotal), of(line.discountsTotal).sub(of(line.couponsTotal))];
  const taxes = { taxesTotal: of(line.taxesTotal), taxesInclusiveTotal: of(line.taxesInclusiveTotal), taxesExclusiveTotal: of(line.taxesExclusiveTotal) };
  return { amount, chargesTotal, discountsTotal, ...taxes, creditsTotal: Decimal.zero, total: amount.add(chargesTotal).sub(discountsTotal).add(taxes.taxesExclusiveTotal) };
}
