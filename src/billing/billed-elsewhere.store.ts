import { Decimal } from '../kit/decimal.ts';
import type { Reader } from '../platform/reader.ts';
import { chargedEarly } from './charged-early.store.ts';
import type { BilledElsewhere, FeesElsewhere, LineToRateHere } from './rate-lines.ts';

interface BilledRow {
  readonly subscriptionId: string;
  readonly billedFrom: string;
  readonly fees: string;
}

/**
 * What other invoices than these charged that the lines look at. At most two statements, and none where nothing is
 * looked at. Lines are those that the reader reached: others of their subscriptions are read without a buyer's bounds.
 */
export async function feesElsewhere(reader: Reader, invoiceIds: readonly string[], lines: readonly LineToRateHere[]): Promise<FeesElsewhere> {
  const read = reader.asOrganization();
  const subscriptionIds = new Set(lines.flatMap(({ charging, subscriptionId }) => (charging?.isChargedEarly === true && subscriptionId !== null ? [subscriptionId] : [])));
  return { billed: await billedElsewhere(read, invoiceIds, lines), early: await chargedEarly(read, [...subscriptionIds]) };
}

/**
 * What lines on other invoices than `invoiceIds` came to, of the billing periods that commitment lines among these bring up to their
 * minimum, and not early of a period that is charged again. Voided invoices do not count, but what is charged again of them does, also while it gathers.
 */
async function billedElsewhere(read: Reader, invoiceIds: readonly string[], lines: readonly LineToRateHere[]): Promise<BilledElsewhere> {
  const asking = lines.filter(({ charging, subscriptionId, billedFrom }) => charging?.commitment != null && subscriptionId !== null && billedFrom !== null);
  if (asking.length === 0) return () => Decimal.zero;
  const rows = await read.rows<BilledRow>(
    `select l.subscription_id as "subscriptionId", extract(epoch from l.billing_period_from)::bigint::text as "billedFrom", sum(coalesce((l.charging->'recharge'->>'fee')::numeric, l.amount + l.charges_total - l.discounts_total + l.coupons_total))::text as fees
     from invoice_line l join invoice i on i.id = l.invoice_id
     where l.organization_id = $1 and l.subscription_id = any($2::uuid[]) and l.billing_period_from = any($3::timestamptz[]) and not l.invoice_id = any($4::uuid[])
       and l.charging->>'early' is null and l.deleted_at is null and (l.rated_at is not null or l.charging->'recharge'->>'fee' is not null) and i.deleted_at is null and i.status <> 'VOIDED'
     group by 1, 2`,
    [...new Set(asking.map(({ subscriptionId }) => subscriptionId))],
    [...new Set(asking.map(({ billedFrom }) => billedFrom?.toString()))],
    invoiceIds,
  );
  const found = new Map(rows.map(({ subscriptionId, billedFrom, fees }) => [`${subscriptionId} ${billedFrom}`, Decimal.of(fees)]));
  return ({ subscriptionId, billedFrom }) => found.get(`${subscriptionId} ${Math.floor((billedFrom?.epochMilliseconds ?? 0) / 1000)}`) ?? Decimal.zero;
}
