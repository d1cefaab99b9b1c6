import { CustomerInUse, customersByIds, nowOf } from '../customers/index.ts';
import { present } from '../kit/assert.ts';
import { MeterInUse } from '../metering/index.ts';
import type { Reaction } from '../platform/transaction.ts';
import { activeAtSql } from './entitlement.store.ts';
import { nodeOf } from './entitlements.errors.ts';
import { EntitlementSchema } from './entitlement.entity.ts';

/** To `customer.deleted` and `customer.anonymizing`: refuses while an entitlement of the customer is active. Throws CustomerInUse. */
export const keepCustomersWithEntitlements: Reaction = async (tx, { id, type }) => {
  const customer = present((await customersByIds(tx.read, [id]))[0], 'the customer that is to be kept');
  const now = await nowOf(tx, customer);
  const active = await tx.read.one(EntitlementSchema, { text: `t.customer_id = $1::uuid and ${activeAtSql('$2::timestamptz')}`, values: [id, now.toString()] });
  if (active !== null) {
    throw new CustomerInUse('CUSTOMER_HAS_ENTITLEMENTS', `its entitlement to "${active.featureKey}" is active, delete that one first`, { type: nodeOf[active.type], id: active.id }, type);
  }
};

/** To `meter.deleted`: refuses while an entitlement to a feature of the meter, perhaps an archived one, is active or to begin. Throws MeterInUse. */
export const keepMetersOfEntitlements: Reaction = async (tx, { id }) => {
  const [held] = await tx.read.rows<{ id: string; featureKey: string; type: keyof typeof nodeOf }>(
    `select e.id, e.feature_key as "featureKey", e.type from feature f join entitlement e on e.feature_id = f.id
       join customer c on c.id = e.customer_id left join test_clock tc on tc.id = c.test_clock_id
     where f.organization_id = $1 and f.meter_id = $2::uuid and (e.active_to is null or e.active_to > coalesce(tc.now, $3::timestamptz))
       and (e.deleted_at is null or e.deleted_at > coalesce(tc.now, $3::timestamptz)) limit 1`,
    id,
    tx.clock.now().toString(),
  );
  if (held !== undefined) throw new MeterInUse(`the meter cannot be deleted: an entitlement to "${held.featureKey}" stands on it, delete that one first`, { type: nodeOf[held.type], id: held.id });
};

/** To `customer.attribution_changed`: other events are the customer's usage now, so nothing that was computed of it holds. */
export const forgetComputedUsage: Reaction = async (tx, { id }) => {
  await tx.read.rows('update entitlement set revision = revision + 1 where organization_id = $1 and customer_id = $2', id);
  await tx.read.rows('delete from balance_snapshot where organization_id = $1 and customer_id = $2', id);
};

/** To `test_clock.deleted`: removes the entitlements of the clock's customers with all that belongs to them. */
export const forgetEntitlements: Reaction = async (tx, { id }) => {
  const mine = 'select c.id from customer c where c.organization_id = $1 and c.test_clock_id = $2';
  // Locked first: whoever keeps a value meanwhile passes them over.
  await tx.read.rows(`select 1 from entitlement where organization_id = $1 and customer_id in (${mine}) order by id for update`, id);
  for (const table of ['entitlement_reservation', 'entitlement_allowance', 'balance_snapshot', 'entitlement_balance', 'entitlement_reset', 'entitlement_grant', 'entitlement']) {
    await tx.read.rows(`delete from ${table} where organization_id = $1 and customer_id in (${mine})`, id);
  }
};
