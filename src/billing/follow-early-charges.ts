import { nowOf } from '../customers/index.ts';
import { present } from '../kit/assert.ts';
import type { Reaction } from '../platform/transaction.ts';
import { updateDraft } from './commands/advance-invoices.ts';
import { billedCustomer } from './gathering.ts';
import { Invoice } from './invoice.entity.ts';
import { linesOf } from './rate-invoice.ts';

/**
 * To news that an invoice was voided or deleted: where a usage threshold had made it, the period that it charged a part of is charged by its own
 * line alone. A draft with that line took the part off when it was rated, so that it is rated again, with the usage that it read.
 */
const followEarlyCharges: Reaction = async (tx, { id, customerId }) => {
  const gone = await tx.em.findOne(Invoice, { id });
  if (gone?.kind !== 'PROGRESSIVE') return;
  const charged = new Set((await linesOf(tx, gone)).map(({ charging }) => charging?.early?.of ?? ''));
  const customer = await billedCustomer(tx, present(customerId, 'the customer of an invoice'));
  const now = await nowOf(tx, customer);
  for (const draft of await tx.em.find(Invoice, { customerId: customer.id, status: 'DRAFT', deletedAt: null }, { orderBy: { id: 'asc' } })) {
    if ((await linesOf(tx, draft)).some(({ charging, reference }) => charging?.isChargedEarly === true && charged.has(reference ?? ''))) await updateDraft(tx, draft, now);
  }
};

/** Which news drafts with usage that thresholds charged follow in the same transaction. */
export const earlyChargeReactions: readonly (readonly [news: string, reaction: Reaction])[] = [
  ['invoice.voided', followEarlyCharges],
  ['invoice.deleted', followEarlyCharges],
];
