import { customerBy, customersByLookUps, liveCustomer, lockCustomer } from '../customers/index.ts';
import type { CustomerLookUp, CustomerRow } from '../customers/index.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { SubjectNotFound, subjectBy, subjectsByIds } from '../metering/index.ts';
import type { SubjectLookUp } from '../metering/index.ts';
import type { Reader } from '../platform/reader.ts';
import type { Transaction } from '../platform/transaction.ts';
import { SubjectWithoutCustomer } from './entitlements.errors.ts';

/** Whose entitlement: a customer's, which older clients name by one of its subjects. Exactly one of the two. */
export interface HolderInput {
  readonly customer?: CustomerLookUp | null | undefined;
  readonly subject?: SubjectLookUp | null | undefined;
}

/** What is wrong with the naming of a holder; `path` leads to the input that has the member `customer`. The subject is an argument beside the input. */
export function holderIssues({ customer, subject }: HolderInput, ...path: readonly string[]): readonly Issue[] {
  if (customer == null && subject == null) return [issue('CUSTOMER_MISSING', 'customer is missing: say whose entitlement it is', ...path, 'customer')];
  return ambiguousHolderIssues({ customer, subject });
}

/** The same where whose it is need not be said. */
export function ambiguousHolderIssues({ customer, subject }: HolderInput): readonly Issue[] {
  if (customer == null || subject == null) return [];
  return [issue('CUSTOMER_AMBIGUOUS', 'subject and customer both say whose it is: leave subject out', 'subject')];
}

/**
 * The customer that a holder is; null when neither is said or nobody is found. A subject that is some customer's need not have been made by
 * itself; a deleted one finds nobody by its id.
 */
export async function holderBy(read: Reader, { customer, subject }: HolderInput): Promise<CustomerRow | null> {
  if (customer != null) return customerBy(read, customer);
  return subject == null ? null : ((await customersBySubjects(read, [subject]))[0] ?? null);
}

/** The customers of several subjects at once, in their order; null where there is none. */
export async function customersBySubjects(read: Reader, subjects: readonly SubjectLookUp[]): Promise<(CustomerRow | null)[]> {
  const ids = subjects.flatMap((by) => ('id' in by ? [by.id] : []));
  const rows = ids.length === 0 ? [] : await subjectsByIds(read, ids);
  const keys = new Map(rows.flatMap((row) => (row === null || row.deletedAt !== null ? [] : [[row.id, row.key] as const])));
  const named = subjects.map((by) => ('id' in by ? (keys.get(by.id) ?? null) : by.key));
  const found = await customersByLookUps(read, named.flatMap((subjectKey) => (subjectKey === null ? [] : [{ subjectKey }])));
  let at = 0;
  return named.map((key) => (key === null ? null : (found[at++] ?? null)));
}

/** The same for commands. Throws CustomerNotFound, CustomerDeleted, SubjectNotFound, and SubjectWithoutCustomer. One of the two is said. */
export async function liveHolder(read: Reader, holder: HolderInput): Promise<CustomerRow> {
  if (holder.customer != null) return liveCustomer(read, holder.customer);
  const found = await holderBy(read, holder);
  if (found !== null) return found;
  const subject = holder.subject ?? { key: '' };
  const known = await subjectBy(read, subject);
  if (known === null || known.deletedAt !== null) throw new SubjectNotFound(subject);
  throw new SubjectWithoutCustomer(known);
}

/**
 * The same, and nobody else changes what happens to that customer until the transaction ends: it is not deleted while something is given
 * to it.
 */
export async function lockedHolder(tx: Transaction, holder: HolderInput): Promise<CustomerRow> {
  const { id } = await liveHolder(tx.read, holder);
  await lockCustomer(tx, id);
  // Read again behind the lock: another request may have deleted it meanwhile.
  return liveCustomer(tx.read, { id });
}
