import type { Transaction } from '../../platform/transaction.ts';
import { Attribution } from '../attribution.entity.ts';
import { SubjectKeyTaken } from '../customer.errors.ts';

/**
 * Makes `wanted` the keys whose events are the customer's usage: rows that stay are kept, new ones made, others ended. Throws
 * SubjectKeyTaken for a key that is another live customer's.
 */
export async function attribute(
  tx: Transaction,
  customerId: string,
  wanted: { readonly key: string | null; readonly subjectKeys: readonly string[] },
  at: Temporal.Instant,
): Promise<void> {
  const named = [...new Set([...(wanted.key === null ? [] : [wanted.key]), ...wanted.subjectKeys])];
  const taken = await tx.em.find(Attribution, { subjectKey: { $in: named }, customerId: { $ne: customerId }, deletedAt: null }, { limit: 1 });
  const first = taken[0];
  if (first !== undefined) throw new SubjectKeyTaken(first.subjectKey, first.customerId);

  const mine = await tx.em.find(Attribution, { customerId, deletedAt: null });
  const byKey = new Map(mine.map((row) => [row.subjectKey, row]));
  for (const row of mine) if (!named.includes(row.subjectKey)) tx.em.assign(row, { deletedAt: at, until: tx.clock.now() });
  for (const subjectKey of named) {
    const place = { isKey: subjectKey === wanted.key, isSubject: wanted.subjectKeys.includes(subjectKey), position: wanted.subjectKeys.indexOf(subjectKey) };
    const row = byKey.get(subjectKey);
    if (row !== undefined) tx.em.assign(row, place);
    else tx.em.create(Attribution, { id: tx.newId(), organizationId: tx.organizationId, customerId, subjectKey, ...place, createdAt: at, deletedAt: null, since: tx.clock.now(), until: null });
  }
}
