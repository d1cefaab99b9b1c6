import type { Reader } from '../platform/reader.ts';
import type { Transaction } from '../platform/transaction.ts';
import { CustomerAnonymized, CustomerDeleted, CustomerNotFound } from './customer.errors.ts';
import type { CustomerLookUp } from './customer-look-up.ts';
import type { CustomerRow } from './customer.entity.ts';
import { customerBy } from './customer.store.ts';

/** The customer that a command is about. Throws CustomerNotFound, and CustomerDeleted or CustomerAnonymized for one with which nothing new happens. */
export async function liveCustomer(read: Reader, by: CustomerLookUp): Promise<CustomerRow> {
  const found = await customerBy(read, by);
  if (found === null) throw new CustomerNotFound(by);
  if (found.deletedAt !== null) throw new CustomerDeleted(found.id);
  if (found.anonymizedAt !== null) throw new CustomerAnonymized(found.id);
  return found;
}

/**
 * Makes this the one transaction that changes what happens to the customer, until it ends. Taken first, before any other row: due work,
 * subscriptions and invoices of one customer then never wait for each other in a circle.
 */
export async function lockCustomer(tx: Transaction, customerId: string): Promise<void> {
  await tx.read.rows('select 1 from customer t where t.organization_id = $1 and t.id = $2 for no key update', customerId);
}

/**
 * The live customer of a look-up, locked as {@link lockCustomer} does and read behind the lock: who held it before may have deleted it or changed
 * what is decided by. Throws CustomerNotFound, CustomerDeleted and CustomerAnonymized.
 */
export async function lockLiveCustomer(tx: Transaction, by: CustomerLookUp): Promise<CustomerRow> {
  const { id } = await liveCustomer(tx.read, by);
  await lockCustomer(tx, id);
  return liveCustomer(tx.read, { id });
}

/** The same as `lockCustomer` without waiting; answers whether it is locked now, and not held by somebody else. */
export async function lockFreeCustomer(tx: Transaction, customerId: string): Promise<boolean> {
  return (await tx.read.rows('select 1 from customer t where t.organization_id = $1 and t.id = $2 for no key update skip locked', customerId)).length > 0;
}

/** The same as `lockCustomer` for several, in the order of their ids, so that two who lock some of the same do not wait for each other. */
export async function lockCustomers(tx: Transaction, customerIds: readonly string[]): Promise<void> {
  await tx.read.rows('select 1 from customer t where t.organization_id = $1 and t.id = any($2::uuid[]) order by t.id for no key update', customerIds);
}
