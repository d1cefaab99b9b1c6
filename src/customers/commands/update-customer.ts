import { z } from 'zod';
import { parsed } from '../../kit/input.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { Attribution } from '../attribution.entity.ts';
import { Customer } from '../customer.entity.ts';
import { CustomerNotFound } from '../customer.errors.ts';
import type { CustomerLookUp } from '../customer-look-up.ts';
import { customerBy } from '../customer.store.ts';
import { liveCustomer, lockCustomer } from '../live-customer.ts';
import { nowOf } from '../time.ts';
import { attribute } from './attribute.ts';
import { lostRaces, refuseTaken } from './create-customer.ts';
import { customerFields } from './customer-input.ts';

const updateCustomerInput = z.object(customerFields).superRefine((input, context) => {
  if (input.name === null) context.addIssue({ code: 'custom', path: ['name'], params: { code: 'REQUIRED' }, message: 'name is null: a customer has a name; leave the field out to keep it' });
});

/** Only what is present is changed; null clears. */
export type UpdateCustomerInput = z.input<typeof updateCustomerInput>;

/**
 * Changes a live customer and answers its id. Checked in this order: the input, that it exists and is neither deleted nor anonymized, key and external
 * id, subject keys. The keys that attribute usage cannot change while a subscription of the customer is active, nor the currency
 * while one that charges in it has not ended: higher domains refuse by reactions to the news.
 */
export function updateCustomer(ctx: CommandContext, by: CustomerLookUp, input: UpdateCustomerInput): Promise<string> {
  const { subjectKeys, ...fields } = parsed(updateCustomerInput, input);
  const work = transact(ctx, async (tx) => {
    const known = await customerBy(tx.read, by);
    if (known === null) throw new CustomerNotFound(by);
    // Whoever deletes or anonymizes it meanwhile is waited for, so that nothing is written into it afterwards.
    await lockCustomer(tx, known.id);
    const found = await liveCustomer(tx.read, { id: known.id });
    const customer = await tx.em.findOneOrFail(Customer, { id: found.id });
    await refuseTaken(tx, customer.id, fields);
    const now = await nowOf(tx, found);

    const [currency, taxNumber, address] = [customer.currency ?? null, customer.taxIdentificationNumber ?? null, customer.billingAddress ?? null];
    const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    tx.em.assign(customer, { ...present, updatedAt: now });
    const before = await tx.em.find(Attribution, { customerId: customer.id, deletedAt: null }, { orderBy: { position: 'asc' } });
    const named = before.filter((row) => row.isSubject).map((row) => row.subjectKey);
    const wanted = { key: customer.key ?? null, subjectKeys: subjectKeys ?? (subjectKeys === null ? [] : named) };
    if (wanted.key === null && wanted.subjectKeys.length === 0) {
      parsed(z.never({ error: 'key and subjectKeys would both be missing: keep at least one, usage finds the customer by it' }), wanted);
    }
    const changed = wanted.key !== (before.find((row) => row.isKey)?.subjectKey ?? null) || wanted.subjectKeys.join('\n') !== named.join('\n');
    if (changed) {
      await attribute(tx, customer.id, wanted, now);
      tx.emit({ type: 'customer.attribution_changed', id: customer.id, customerId: customer.id });
    }
    if (currency !== (customer.currency ?? null)) tx.emit({ type: 'customer.currency_changed', id: customer.id, customerId: customer.id });
    const taxFactsChanged = taxNumber !== (customer.taxIdentificationNumber ?? null) || (['country', 'postalCode'] as const).some((part) => address?.[part] !== customer.billingAddress?.[part]);
    tx.emit({ type: 'customer.updated', id: customer.id, customerId: customer.id, ...(taxFactsChanged ? { payload: { taxFactsChanged } } : {}) });
    return customer.id;
  });
  return meaning(work, lostRaces(fields));
}
