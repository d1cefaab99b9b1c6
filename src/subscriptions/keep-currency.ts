import { CustomerCurrencyInUse, customersByIds, nowOf } from '../customers/index.ts';
import { present } from '../kit/assert.ts';
import type { Reaction } from '../platform/transaction.ts';

/** To `customer.currency_changed`: refuses while a subscription that charges in another one has not ended. Throws CustomerCurrencyInUse. */
export const keepCurrencyInUse: Reaction = async (tx, { id }) => {
  const now = await nowOf(tx, present((await customersByIds(tx.read, [id]))[0], 'the customer of a change'));
  const [charging] = await tx.read.rows<{ id: string; name: string; currency: string }>(
    `select s.id, s.name, s.currency from subscription s join customer c on c.id = s.customer_id
     where s.organization_id = $1 and s.customer_id = $2 and s.deleted_at is null and s.managed_by = 'TOLLGATE' and s.currency is distinct from c.currency
       and (s.active_to is null or s.active_to > $3::timestamptz)
       and exists (select 1 from subscription_item i where i.subscription_id = s.id and i.deleted_at is null and i.price is not null)
     order by s.active_from, s.id limit 1`,
    id,
    now.toString(),
  );
  if (charging !== undefined) throw new CustomerCurrencyInUse(charging);
};
