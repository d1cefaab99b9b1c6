import { minorUnitDigits } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { before } from '../../kit/instant.ts';
import { instantOrNull } from '../../platform/entity.ts';
import type { Reader } from '../../platform/reader.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { balanceChanged } from './wallet.events.ts';
import { balanceOf, payFrom } from './wallet.ts';
import { keepTransaction } from './wallet-transaction.store.ts';

/** Credits that an invoice sold, in a wallet that still pays. */
export interface Purchase {
  readonly walletId: string;
  readonly customerId: string;
  /** What of the purchase notes have not taken back. */
  readonly credits: Decimal;
  /** What the wallet holds now, wherever it came from. */
  readonly held: Decimal;
  /** Money that a credit is worth. */
  readonly rate: Decimal;
  /** Decimals of the currency's minor unit. */
  readonly digits: number;
}

interface PurchaseRow {
  readonly invoiceId: string;
  readonly walletId: string;
  readonly customerId: string;
  readonly bought: string;
  readonly takenBack: string;
  readonly held: string;
  readonly rate: string;
  readonly currency: string;
  readonly expiresAt: string | null;
}

/**
 * What the invoices sold, in the order of their ids: null for one that sold no credits, whose credits are not paid, or whose wallet pays
 * nothing any more. One that expires by `at` is taken for ended, whether that was done yet or not; null: as it stands.
 */
export async function purchasesOf(read: Reader, invoiceIds: readonly string[], at: Temporal.Instant | null = null): Promise<(Purchase | null)[]> {
  if (invoiceIds.length === 0) return [];
  const rows = await read.ownRows<PurchaseRow>(
    `select t.invoice_id as "invoiceId", w.id as "walletId", w.customer_id as "customerId", t.credits::text as bought, w.credits::text as held, w.rate::text as rate, w.currency, w.expires_at as "expiresAt",
            coalesce((select sum(v.credits) from wallet_transaction v join credit_note n on n.id = v.credit_note_id where n.organization_id = $1 and n.invoice_id = t.invoice_id), 0)::text as "takenBack"
     from wallet_transaction t join wallet w on w.organization_id = $1 and w.id = t.wallet_id
     where t.organization_id = $1 and ($2::uuid is null or t.customer_id = $2) and t.invoice_id = any($3::uuid[]) and t.kind = 'PURCHASED' and t.status = 'SETTLED' and w.terminated_at is null`,
    invoiceIds,
  );
  const found = new Map(rows.map((row) => [row.invoiceId, row]));
  return invoiceIds.map((id) => {
    const row = found.get(id);
    const expiresAt = instantOrNull(row?.expiresAt ?? null);
    if (row === undefined || (at !== null && expiresAt !== null && !before(at, expiresAt))) return null;
    const { walletId, customerId, bought, takenBack, held, rate, currency } = row;
    return { walletId, customerId, credits: Decimal.of(bought).sub(Decimal.of(takenBack)), held: Decimal.of(held), rate: Decimal.of(rate), digits: minorUnitDigits(currency) };
  });
}

/** What all that the wallet holds is worth: no more of a purchase than that can be paid back. */
export function worthOfHeld({ held: credits, rate, digits }: Purchase): Decimal {
  return balanceOf({ credits, rate, digits });
}

/**
 * The credits that are taken out of the wallet where so much of a purchase is paid back: all that is left of it where that is its worth, so
 * that parts add up to the purchase. Never more than the wallet holds.
 */
export function creditsPaidBack({ credits, held, rate, digits }: Purchase, amount: Decimal): Decimal {
  return payFrom({ credits: Decimal.min(credits, held), rate, digits }, amount).credits;
}

/** Takes the credits of a purchase out of its wallet whose money a credit note pays back. Call with the customer locked: what it holds was read since. */
export async function takeBackPurchase(tx: Transaction, purchase: Purchase, note: { readonly id: string; readonly refundAmount: string }, now: Temporal.Instant): Promise<void> {
  const amount = Decimal.of(note.refundAmount);
  const credits = creditsPaidBack(purchase, amount);
  const { walletId, customerId } = purchase;
  if (credits.isPositive()) await keepTransaction(tx, { customerId, walletId, type: 'OUTBOUND', kind: 'VOIDED', status: 'SETTLED', credits, amount, creditNoteId: note.id }, now);
  tx.emit({ type: balanceChanged, id: walletId, customerId, payload: { source: 'MANUAL' } });
}
