import { nowOf } from '../customers/index.ts';
import { present } from '../kit/assert.ts';
import type { Reaction, Transaction } from '../platform/transaction.ts';
import { billedCustomer } from './gathering.ts';
import { hasCritical } from './invoice-issues.ts';
import { fire, setNextAdvance } from './invoice-machine.ts';
import type { InvoiceTrigger } from './invoice-states.ts';
import { Invoice } from './invoice.entity.ts';
import { linesOf } from './rate-invoice.ts';
import { settleAgain } from './settle-invoice.ts';

/**
 * Brings the customer's drafts to the coupons and taxes that it has now; quantities and prices stay. One that this makes invalid waits,
 * and one that was goes on. Call with the customer locked.
 */
export async function settleDrafts(tx: Transaction, customerId: string, now: Temporal.Instant): Promise<void> {
  const drafts = await tx.em.find(Invoice, { customerId, status: 'DRAFT', deletedAt: null }, { orderBy: { id: 'asc' } });
  let moved = false;
  for (const draft of drafts) {
    await settleAgain(tx, draft, await linesOf(tx, draft), now);
    draft.updatedAt = now;
    const trigger = triggerFor(draft);
    if (trigger === null) tx.emit({ type: 'invoice.updated', id: draft.id, customerId });
    else moved = (await fire(tx, draft, trigger, now)) || moved;
  }
  if (!moved) return;
  await tx.em.flush();
  await setNextAdvance(tx, await billedCustomer(tx, customerId));
}

/** What a draft that was settled anew is to be fired with: what was found now holds it back, or what held it back is no longer found. Null: it stays where it is. */
export function triggerFor({ state, issues }: Invoice): InvoiceTrigger | null {
  if (hasCritical(issues)) return state === 'draft.invalid' ? null : 'updated';
  return state === 'draft.invalid' ? 'retry' : null;
}

/** To news of what gives a customer credits, or takes a draft away that came first: its drafts show what they would take now. */
const followCredits: Reaction = async (tx, { customerId }) => {
  const customer = await billedCustomer(tx, present(customerId, 'the customer of an invoice or a credit note'));
  await settleDrafts(tx, customer.id, await nowOf(tx, customer));
};

/** Which news drafts follow in the same transaction. */
export const creditReactions: readonly (readonly [news: string, reaction: Reaction])[] = [
  ['invoice.voided', followCredits],
  ['invoice.deleted', followCredits],
  ['credit_note.created', followCredits],
];
