import { z } from 'zod';
import { Decimal } from '../../kit/decimal.ts';
import { refuse } from '../../kit/errors.ts';
import { metadata, parsed, text } from '../../kit/input.ts';
import { ExternalIdTaken, externalIdIssues, lostExternalId } from '../../platform/external-id.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { InvoiceNotCreditable } from '../credit-note.errors.ts';
import { creditLeft, creditNoteBy, invoiceToCredit } from '../credit-note.store.ts';
import type { CreditNoteReason } from '../credit-notes/credit-note.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';
import { isCreditable } from '../invoice-kind.ts';
import { issueNote } from '../issue-note.ts';
import { purchasesOf, takeBackPurchase, worthOfHeld } from '../wallets/refund-purchase.ts';
import { figuresOf, itemIssues, partsOf } from './credit-note-input.ts';
import type { CreditItemInput, NoteParts } from './credit-note-input.ts';
import { openInvoice } from './open-invoice.ts';
import { synchronizeLines } from './synchronize-lines.ts';

export interface CreateCreditNoteInput extends NoteParts {
  /** The name that another system has for it. */
  readonly externalId: string | null;
  readonly reason: CreditNoteReason;
  /** Up to 1,024 characters. */
  readonly description: string | null;
  readonly items: readonly CreditItemInput[];
  readonly metadata: Record<string, unknown> | null;
}

const none = { payableBack: Decimal.zero };
const words = z.object({ description: text(1_024).nullable(), metadata: metadata().nullable() });

/**
 * Takes back a part of an issued invoice and answers the id of the note: its credit part is used by the customer's next invoices in the
 * currency, its refund part is asked of whoever took the payment. What bought credits of a wallet is paid back alone,
 * as far as the wallet still holds them, and they are taken out of it. Checked in this order: that the invoice exists (InvoiceNotFound) and can
 * be credited (InvoiceNotCreditable), then the input (ValidationError, ExternalIdTaken). Lago's rules of credit notes.
 */
export function createCreditNote(ctx: CommandContext, by: InvoiceLookUp, input: CreateCreditNoteInput): Promise<string> {
  const work = transact(ctx, async (tx) => {
    const { invoice, customer, now } = await openInvoice(tx, by);
    const isPurchase = invoice.kind === 'WALLET_PURCHASE';
    const [purchase = null] = isPurchase ? await purchasesOf(tx.read, [invoice.id], now) : [];
    if (!isCreditable(invoice) || (isPurchase && purchase === null)) throw new InvoiceNotCreditable(invoice);
    const { description, metadata: own } = parsed(words, { description: input.description, metadata: input.metadata });
    const of = await invoiceToCredit(tx.read, invoice);
    refuse([...externalIdIssues(input.externalId), ...itemIssues(of, input.items, purchase === null ? null : worthOfHeld(purchase), 'items')]);
    const named = input.externalId === null ? null : await creditNoteBy(tx.read, { externalId: input.externalId });
    if (named !== null) throw new ExternalIdTaken('CreditNote', named.externalId ?? '', named.id);
    const items = input.items.map(({ lineId, amount }) => ({ chargeId: lineId ?? '', amount }));
    const { figures, issues } = figuresOf(of, items, 'items');
    refuse(issues);
    const [{ payableBack: refundable } = none] = await creditLeft(tx.read, [invoice.id]);
    const parts = partsOf(input, figures.total, of, { isPaid: invoice.status === 'PAID', refundable, isPurchase });
    refuse(parts.issues);
    const note = await issueNote(tx, { invoice, notes: of.notes, items, figures, creditAmount: parts.credit, refundAmount: parts.refund, externalId: input.externalId, cause: 'REQUEST', reason: input.reason, description, metadata: own }, now);
    if (purchase !== null) await takeBackPurchase(tx, purchase, note, now);
    // What a note credits of a fee is not credited by a line once more.
    await synchronizeLines(tx, customer, now);
    await tx.em.flush();
    return note.id;
  });
  return meaning(work, lostExternalId('credit_note', 'CreditNote', input.externalId));
}
