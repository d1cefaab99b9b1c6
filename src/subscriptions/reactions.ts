import { CustomerInUse, SubjectKeysInUse, customersByIds, nowOf } from '../customers/index.ts';
import { present } from '../kit/assert.ts';
import { MeterInUse, definitionOf, lostDimension, lostFilterValue, metersByIds } from '../metering/index.ts';
import type { FilterValues } from '../metering/index.ts';
import { instantOf, instantOrNull } from '../platform/entity.ts';
import type { Reaction, Transaction } from '../platform/transaction.ts';
import type { SubscriptionRow } from './subscription.entity.ts';
import { subscriptionStatus } from './subscription-status.ts';
import type { SubscriptionStatus } from './subscription-status.ts';
import { subscriptionsOfCustomer } from './subscription.store.ts';

/** To `customer.deleted` and `customer.anonymizing`: refuses while a subscription of the customer runs or is to begin. */
export const keepCustomersInUse: Reaction = async (tx, { id, type }) => {
  const running = await firstOfStatus(tx, id, ['ACTIVE', 'CANCELED', 'SCHEDULED']);
  if (running === null) return;
  throw new CustomerInUse('DELETING_CUSTOMER_WITH_ACTIVE_SUBSCRIPTIONS', `subscription "${running.name}" has not ended: cancel it first`, { type: 'Subscription', id: running.id }, type);
};

/** To `customer.attribution_changed`: what was counted for a running subscription must not change hands. */
export const keepSubjectKeysInUse: Reaction = async (tx, { id }) => {
  const running = await firstOfStatus(tx, id, ['ACTIVE', 'CANCELED']);
  if (running !== null) throw new SubjectKeysInUse(running.id);
};

/** To `meter.deleted`: refuses while a subscription that has not ended charges for use that the meter counts. Throws MeterInUse. */
export const keepMetersOfSubscriptions: Reaction = async (tx, { id }) => {
  const [running] = await tx.read.rows<{ id: string; name: string }>(
    `select s.id, s.name from feature f join subscription_item i on i.feature_id = f.id join subscription s on s.id = i.subscription_id
       join customer c on c.id = s.customer_id left join test_clock tc on tc.id = c.test_clock_id
     where f.organization_id = $1 and f.meter_id = $2::uuid and i.price is not null and s.deleted_at is null
       and (s.active_to is null or s.active_to > coalesce(tc.now, $3::timestamptz)) limit 1`,
    id,
    tx.clock.now().toString(),
  );
  if (running !== undefined) throw new MeterInUse(`the meter cannot be deleted: subscription "${running.name}" is charged by it, cancel that one first`, { type: 'Subscription', id: running.id });
};

/** To `meter.updated`: refuses while a subscription that has not ended has prices for usage that would no longer be found. Throws MeterInUse. */
export const keepDimensionsOfSubscriptions: Reaction = async (tx, { id }) => {
  const meter = definitionOf(present((await metersByIds(tx.read, [id]))[0], 'the meter that was changed'));
  const items = await tx.read.rows<{ id: string; name: string; filters: readonly { readonly values: FilterValues }[]; groupBy: readonly string[] }>(
    `select distinct s.id, s.name, coalesce(i.further->'charging'->'filters', '[]') as filters, coalesce(i.further->'charging'->'groupBy', '[]') as "groupBy"
     from feature f join subscription_item i on i.feature_id = f.id join subscription s on s.id = i.subscription_id
       join customer c on c.id = s.customer_id left join test_clock tc on tc.id = c.test_clock_id
     where f.organization_id = $1 and f.meter_id = $2::uuid and i.price is not null and i.deleted_at is null and s.deleted_at is null
       and (s.active_to is null or s.active_to > coalesce(tc.now, $3::timestamptz)) and (jsonb_array_length(coalesce(i.further->'charging'->'filters', '[]')) > 0 or i.further->'charging' ? 'groupBy')
     order by s.id`,
    id,
    tx.clock.now().toString(),
  );
  for (const { id: subscriptionId, name, filters, groupBy } of items) {
    const lost = lostFilterValue(meter, filters.map(({ values }) => values)) ?? lostDimension(meter, groupBy);
    if (lost !== null) throw new MeterInUse(`the meter cannot lose ${lost}: subscription "${name}" has a price for it or groups by it, cancel that one first`, { type: 'Subscription', id: subscriptionId });
  }
};

/** To `test_clock.deleted`: removes the subscriptions of the clock's customers. */
export const forgetSubscriptions: Reaction = async (tx, { id }) => {
  const mine = 'select c.id from customer c where c.organization_id = $1 and c.test_clock_id = $2';
  for (const table of ['subscription_addon', 'subscription_pause', 'subscription_item', 'subscription_phase', 'subscription']) {
    await tx.read.rows(`delete from ${table} where organization_id = $1 and customer_id in (${mine})`, id);
  }
};

async function firstOfStatus(tx: Transaction, customerId: string, wanted: readonly SubscriptionStatus[]): Promise<SubscriptionRow | null> {
  const rows = await subscriptionsOfCustomer(tx.read, customerId);
  if (rows.length === 0) return null;
  const now = await nowOf(tx, present((await customersByIds(tx.read, [customerId]))[0], 'the customer of a change'));
  const status = (row: SubscriptionRow) =>
    subscriptionStatus({ activeFrom: instantOf(row.activeFrom), activeTo: instantOrNull(row.activeTo), deletedAt: instantOrNull(row.deletedAt) }, now);
  return rows.find((row) => wanted.includes(status(row))) ?? null;
}
