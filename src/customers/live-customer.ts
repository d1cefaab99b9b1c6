import type { Reader } from '../platform/reader.ts';
import { CustomerDeleted, CustomerNotFound } from './customer.errors.ts';
import type { CustomerLookUp } from './customer-look-up.ts';
import type { CustomerRow } from './customer.entity.ts';
import { customerBy } from './customer.store.ts';

/** The customer that a command is about. Throws CustomerNotFound, or CustomerDeleted for one that is no longer live. */
export async function liveCustomer(read: Reader, by: CustomerLookUp): Promise<CustomerRow> {
  const found = await customerBy(read, by);
  if (found === null) throw new CustomerNotFound(by);
  if (found.deletedAt !== null) throw new CustomerDeleted(found.id);
  return found;
}
