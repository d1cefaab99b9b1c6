import { Decimal } from '../kit/decimal.ts';

/** What there is of a feature for one customer while it is being sold: nobody else sells of it meanwhile. */
export interface Account {
  /** What the grants have left, less overage; below zero where more was used than they gave. */
  readonly left: Decimal;
  /** What open reservations hold, 0 or more. */
  readonly reserved: Decimal;
  /** Everything is allowed. */
  readonly isSoftLimit: boolean;
}

export type DenialReason = 'NO_ENTITLEMENT' | 'NOT_MEASURED_YET' | 'INSUFFICIENT_BALANCE';

/** What was decided of one request. */
export interface Decision {
  /** What was granted; 0 for nothing. Never more than asked for. */
  readonly amount: Decimal;
  /** Null when something was granted. */
  readonly reason: DenialReason | null;
}

/** What nobody has used or holds: never below zero. */
export function availableOf({ left, reserved }: Account): Decimal {
  return Decimal.max(Decimal.zero, left.sub(reserved));
}

/** Grants all of `amount`, which is above 0, or nothing; with `allowPartial` what there is of it. A soft limit grants all. */
export function decide(account: Account, amount: Decimal, allowPartial: boolean): Decision {
  const available = availableOf(account);
  if (account.isSoftLimit || amount.lte(available)) return { amount, reason: null };
  if (allowPartial && available.isPositive()) return { amount: available, reason: null };
  return { amount: Decimal.zero, reason: 'INSUFFICIENT_BALANCE' };
}

/** After usage was counted. */
export function withUsage(account: Account, amount: Decimal): Account {
  return { ...account, left: account.left.sub(amount) };
}

/** After a reservation was made; a negative amount ends one. */
export function withReserved(account: Account, amount: Decimal): Account {
  return { ...account, reserved: account.reserved.add(amount) };
}
