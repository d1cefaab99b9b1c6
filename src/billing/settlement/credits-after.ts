import { before } from '../../kit/instant.ts';
import { Decimal } from '../../kit/decimal.ts';
import { applyNotes } from '../credit-notes/amounts.ts';
import { payFrom } from '../wallets/wallet.ts';
import type { Credits, NamedCoupon, NamedNote, NamedWallet } from './settle-lines.ts';

/** An invoice that will be issued before another of its customer, in the same currency. */
export interface EarlierDraft {
  readonly id: string;
  /** After coupons, with taxes: what credit notes and wallets are asked for. */
  readonly total: Decimal;
  /** What it takes of coupons, each above 0. */
  readonly coupons: readonly { readonly appliedCouponId: string | null; readonly amount: Decimal }[];
  /** When it takes of wallets, as it is planned; null where that is not known. */
  readonly takesAt: Temporal.Instant | null;
  /** The latest start of a period on it; null or left out where it is of none. */
  readonly periodStart?: Temporal.Instant | null;
}

/** Whether a wallet still pays at an instant, which its expiry is not among; null: whenever that is. */
export function paysAt({ expiresAt }: { readonly expiresAt: Temporal.Instant | null }, at: Temporal.Instant | null): boolean {
  return expiresAt === null || at === null || before(at, expiresAt);
}

/**
 * What is left of a customer's credits for an invoice once the drafts before it have taken theirs, in the order given, so that nothing is
 * shown twice. Every wallet of the customer is among the credits, whenever it expires.
 */
export function creditsAfter({ coupons, notes, wallets }: Credits, drafts: readonly EarlierDraft[]): Credits {
  if (drafts.length === 0) return { coupons, notes, wallets };
  let [leftOfNotes, leftOfWallets] = [notes, wallets];
  for (const { total, takesAt } of drafts) {
    const byNotes = new Map(applyNotes(total, leftOfNotes).map(({ id, amount }) => [id, amount]));
    let due = total.sub(Decimal.sum(byNotes.values()));
    leftOfNotes = leftOfNotes.map((note): NamedNote => ({ ...note, balance: note.balance.sub(byNotes.get(note.id) ?? Decimal.zero) }));
    leftOfWallets = leftOfWallets.map((wallet): NamedWallet => {
      if (!paysAt(wallet, takesAt)) return wallet;
      const paid = payFrom(wallet, due);
      due = due.sub(paid.amount);
      return { ...wallet, credits: wallet.credits.sub(paid.credits) };
    });
  }
  const taken = Map.groupBy(drafts.flatMap((draft) => draft.coupons.map((use) => ({ ...use, periodStart: draft.periodStart ?? null }))), ({ appliedCouponId }) => appliedCouponId);
  return {
    coupons: coupons.flatMap((coupon) => couponAfter(coupon, taken.get(coupon.id) ?? [])),
    notes: leftOfNotes.filter(({ balance }) => balance.isPositive()),
    wallets: leftOfWallets.filter(({ credits }) => credits.isPositive()),
  };
}

/** The coupon after so many uses of it; nothing once it is used up. */
function couponAfter(coupon: NamedCoupon, uses: readonly { readonly amount: Decimal; readonly periodStart: Temporal.Instant | null }[]): NamedCoupon[] {
  const { frequency, terms, months = null } = coupon;
  const [first] = uses;
  if (first === undefined || frequency === 'FOREVER') return [coupon];
  const used = coupon.used.add(Decimal.sum(uses.map(({ amount }) => amount)));
  if (months !== null) return [{ ...coupon, used, months: { ...months, since: months.since ?? first.periodStart } }];
  if (frequency === 'RECURRING') {
    const usesLeft = (coupon.usesLeft ?? 1) - uses.length;
    return usesLeft <= 0 ? [] : [{ ...coupon, used, usesLeft }];
  }
  return terms.type === 'PERCENTAGE' || used.gte(terms.amount) ? [] : [{ ...coupon, used }];
}
