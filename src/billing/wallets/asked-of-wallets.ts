import { Decimal } from '../../kit/decimal.ts';
import { before } from '../../kit/instant.ts';
import { payFrom } from './wallet.ts';
import type { WalletState } from './wallet.ts';

/** An invoice that is not issued yet, as far as wallets are asked for it. */
export interface InvoiceToPay {
  /** After coupons, with taxes; below 0 asks for nothing. */
  readonly total: Decimal;
  /** When it takes of wallets, as it is planned; null where that is not known. */
  readonly takesAt: Temporal.Instant | null;
}

/** A wallet of the customer in that currency. */
export interface PayingWallet extends WalletState {
  readonly id: string;
  /** From then on it pays nothing; null: never. */
  readonly expiresAt: Temporal.Instant | null;
}

/**
 * What invoices that are still to be issued will ask each wallet for, by its id, in their order and that of the wallets: after credit notes,
 * of which `notes` is left in all. The last wallet that still pays then bears what none suffices for, so that together they show it once. What is
 * asked for when no wallet pays any more is asked of none.
 */
export function askedOfWallets(invoices: readonly InvoiceToPay[], notes: Decimal, wallets: readonly PayingWallet[]): ReadonlyMap<string, Decimal> {
  const asked = new Map<string, Decimal>();
  const ask = (id: string, amount: Decimal) => asked.set(id, (asked.get(id) ?? Decimal.zero).add(amount));
  const left = new Map(wallets.map(({ id, credits }) => [id, credits]));
  let leftOfNotes = notes;
  for (const { total, takesAt } of invoices) {
    let due = Decimal.max(Decimal.zero, total);
    const noted = Decimal.min(due, leftOfNotes);
    leftOfNotes = leftOfNotes.sub(noted);
    due = due.sub(noted);
    const paying = wallets.filter(({ expiresAt }) => expiresAt === null || takesAt === null || before(takesAt, expiresAt));
    for (const wallet of paying) {
      const credits = left.get(wallet.id) ?? Decimal.zero;
      const paid = payFrom({ ...wallet, credits }, due);
      left.set(wallet.id, credits.sub(paid.credits));
      ask(wallet.id, paid.amount);
      due = due.sub(paid.amount);
    }
    const last = paying.at(-1);
    if (last !== undefined) ask(last.id, due);
  }
  return asked;
}
