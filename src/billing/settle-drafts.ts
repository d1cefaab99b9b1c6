import type { Transaction } from '../platform/transaction.ts';
import { Invoice } from './invoice.entity.ts';
import { linesOf } from './rate-invoice.ts';
import { settleAgain } from './settle-invoice.ts';

/** Brings the customer's drafts to the coupons and taxes that it has now; quantities and prices stay. Call with the customer locked. */
export async function settleDrafts(tx: Transaction, customerId: string, now: Temporal.Instant): Promise<void> {
  const drafts = await tx.em.find(Invoice, { customerId, status: 'DRAFT', deletedAt: null }, { orderBy: { id: 'asc' } });
  for (const draft of drafts) {
    await settleAgain(tx, draft, await linesOf(tx, draft));
    draft.updatedAt = now;
    tx.emit({ type: 'invoice.updated', id: draft.id, customerId });
  }
}
