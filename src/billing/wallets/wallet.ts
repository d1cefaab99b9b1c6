import { Decimal } from '../../kit/decimal.ts';

/** What a wallet holds. Credits have up to five decimals; money is credits times the rate, in the currency's minor unit. */
export interface WalletState {
  readonly credits: Decimal;
  /** Money a credit is worth, above 0. */
  readonly rate: Decimal;
  /** Decimals of the currency's minor unit. */
  readonly digits: number;
}

const creditDecimals = 5;

/** Cut, not rounded: more than was said is never given. */
export function creditsOf(amount: Decimal): Decimal {
  const rounded = amount.abs().round(creditDecimals);
  const cut = rounded.gt(amount.abs()) ? rounded.sub(smallest) : rounded;
  return amount.isNegative() ? cut.neg() : cut;
}
const smallest = Decimal.of('0.00001');

/** What the credits of a wallet are worth. */
export function balanceOf({ credits, rate, digits }: WalletState): Decimal {
  return credits.mul(rate).round(digits);
}

/**
 * What a wallet pays of what an invoice asks for, and the credits that takes: all of them where all of the money goes, and never none where any
 * money does.
 */
export function payFrom(wallet: WalletState, asked: Decimal): { readonly amount: Decimal; readonly credits: Decimal } {
  const balance = balanceOf(wallet);
  const amount = Decimal.max(Decimal.zero, Decimal.min(balance, asked));
  if (amount.eq(balance)) return { amount, credits: amount.isZero() ? Decimal.zero : wallet.credits };
  if (amount.isZero()) return { amount, credits: Decimal.zero };
  return { amount, credits: Decimal.min(wallet.credits, Decimal.max(smallest, amount.div(wallet.rate, creditDecimals))) };
}

/** What is left when the usage that is not billed yet is taken off. */
export interface OngoingBalance {
  readonly balance: Decimal;
  readonly credits: Decimal;
  /** Nothing is left for more usage. */
  readonly isDepleted: boolean;
}

/**
 * The balance as it will be when the running periods are billed. `usage` is what they come to by now with taxes; `paidInAdvance` is what of that was billed when it
 * happened, with its taxes. May be below 0.
 */
export function ongoingBalance(wallet: WalletState, { usage, paidInAdvance }: { readonly usage: Decimal; readonly paidInAdvance: Decimal }): OngoingBalance {
  const balance = balanceOf(wallet).sub(usage).add(paidInAdvance);
  return { balance, credits: balance.div(wallet.rate, creditDecimals), isDepleted: !balance.isPositive() };
}

/** How a recurring rule fills a wallet. */
export type TopUpMethod =
  | { readonly type: 'FIXED'; readonly paidCredits: Decimal; readonly grantedCredits: Decimal }
  /** Up to that many credits, as they stand with the usage that is not billed yet. */
  | { readonly type: 'TARGET'; readonly credits: Decimal };

export interface TopUp {
  readonly paidCredits: Decimal;
  readonly grantedCredits: Decimal;
}

/** What a rule that fires adds; null when there is nothing to add. */
export function topUpBy(method: TopUpMethod, ongoingCredits: Decimal): TopUp | null {
  if (method.type === 'FIXED') {
    const { paidCredits, grantedCredits } = method;
    return paidCredits.isPositive() || grantedCredits.isPositive() ? { paidCredits, grantedCredits } : null;
  }
  const missing = creditsOf(method.credits.sub(ongoingCredits));
  return missing.isPositive() ? { paidCredits: missing, grantedCredits: Decimal.zero } : null;
}

/**
 * Whether a rule fires that watches the balance: at or below its threshold, both as it is and with the purchases that are not paid yet, so
 * that one shortage buys once.
 */
export function isBelowThreshold(threshold: Decimal, { ongoingCredits, pendingCredits }: { readonly ongoingCredits: Decimal; readonly pendingCredits: Decimal }): boolean {
  return ongoingCredits.lte(threshold) && ongoingCredits.add(pendingCredits).lte(threshold);
}
