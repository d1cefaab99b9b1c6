import { Decimal } from '../kit/decimal.ts';
import { ValidationError } from '../kit/errors.ts';
import type { Reader } from '../platform/reader.ts';
import { figuresOf, itemIssues } from './commands/credit-note-input.ts';
import type { CreditItemInput } from './commands/credit-note-input.ts';
import { InvoiceNotCreditable } from './credit-note.errors.ts';
import { creditLeft, invoiceToCredit } from './credit-note.store.ts';
import type { NoteFigures } from './credit-notes/note.ts';
import { isCreditable } from './invoice-kind.ts';
import { invoiceBy } from './invoice.store.ts';
import type { InvoiceLookUp } from './invoice.store.ts';
import { settlementFromJson } from './settlement/settlement-json.ts';
import type { SettlementJson } from './settlement/settlement-json.ts';
import { purchasesOf, worthOfHeld } from './wallets/refund-purchase.ts';

/** What a note would come to. */
export interface CreditNoteEstimate {
  readonly figures: NoteFigures;
  readonly currency: string;
  /** The invoice's taxes by code. */
  readonly taxNames: ReadonlyMap<string, string>;
  readonly items: readonly { readonly lineId: string; readonly amount: Decimal }[];
  /** 0 of credits that were bought: they are paid back alone. */
  readonly maxCreditable: Decimal;
  readonly maxRefundable: Decimal;
}

/**
 * What a credit note over these items would come to, by the code that makes it; stores nothing. Null where there is no invoice in reach.
 * Throws what makes a note impossible: InvoiceNotCreditable, ValidationError.
 */
export async function estimateCreditNote(read: Reader, by: InvoiceLookUp, input: readonly CreditItemInput[]): Promise<CreditNoteEstimate | null> {
  const invoice = await invoiceBy(read, by);
  if (invoice === null) return null;
  const isPurchase = invoice.kind === 'WALLET_PURCHASE';
  const [purchase = null] = isPurchase ? await purchasesOf(read, [invoice.id]) : [];
  if (!isCreditable(invoice) || (isPurchase && purchase === null)) throw new InvoiceNotCreditable(invoice);
  const of = await invoiceToCredit(read, invoice);
  const wrong = itemIssues(of, input, purchase === null ? null : worthOfHeld(purchase), 'items');
  if (wrong.length > 0) throw new ValidationError(wrong);
  const items = input.map(({ lineId, amount }) => ({ chargeId: lineId ?? '', amount }));
  const { figures, issues } = figuresOf(of, items, 'items');
  if (issues.length > 0) throw new ValidationError(issues);
  const [left] = await creditLeft(read, [invoice.id]);
  return {
    figures,
    currency: invoice.currency,
    taxNames: new Map(settlementFromJson(invoice.settlement as Partial<SettlementJson> | null).taxes.map(({ key, name }) => [key, name])),
    items: items.map(({ chargeId, amount }) => ({ lineId: chargeId, amount })),
    maxCreditable: isPurchase ? Decimal.zero : figures.total,
    maxRefundable: Decimal.min(figures.total, left?.refundable ?? Decimal.zero),
  };
}
