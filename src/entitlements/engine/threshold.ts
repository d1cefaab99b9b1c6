import { Decimal } from '../../kit/decimal.ts';

/**
 * What a threshold is compared with: the balance (0 is reached when nothing is left), the usage, or the usage as a share of everything that
 * was granted, in percent.
 */
export type ThresholdType = 'BALANCE_VALUE' | 'USAGE_VALUE' | 'USAGE_PERCENTAGE';

export interface Threshold {
  readonly type: ThresholdType;
  /** Units, at least 0 for a balance and above 0 for usage; for percentages percent, which may exceed 100. */
  readonly value: Decimal;
}

/** The figures of a metered entitlement that thresholds look at. */
export interface ThresholdFigures {
  readonly balance: Decimal;
  readonly usage: Decimal;
  readonly overage: Decimal;
  /** What was burnt from grants in the usage period, plus the balance. */
  readonly totalAvailableGrantAmount: Decimal;
}

/** The threshold that is passed of each kind; the kinds are independent of each other. Null: none is. */
export interface ThresholdsInForce<T extends Threshold = Threshold> {
  readonly usage: T | null;
  readonly balance: T | null;
}

export type ThresholdKind = keyof ThresholdsInForce;

/** Figures that cannot be of one moment: something is left, and something is owed. Whoever meets it announces nothing. */
export class BalanceAndOverageError extends Error {
  readonly reason = 'balance-and-overage-both-positive';

  constructor({ balance, overage }: ThresholdFigures) {
    super(`balance ${balance.toString()} and overage ${overage.toString()} are both above 0: one run cannot come to that`);
    this.name = 'BalanceAndOverageError';
  }
}

/** Less than this is nothing: figures that came through floating point may carry it. */
const tolerance = Decimal.of('0.000000001');

/**
 * Which thresholds are in force (OpenMeter's rule). Without any grant there is nothing to compare with. Of the usage thresholds that are
 * passed, strictly, the one that stands for most units counts; of equal ones a percentage takes the place of what comes before it in the
 * list. Of the balance thresholds that the balance has fallen below, strictly, the smallest counts; 0 is reached with the balance.
 * Throws BalanceAndOverageError.
 */
export function thresholdsInForce<T extends Threshold>(thresholds: readonly T[], figures: ThresholdFigures): ThresholdsInForce<T> {
  const { balance, usage, overage, totalAvailableGrantAmount: total } = figures;
  if (total.isZero()) return { usage: null, balance: null };
  if (tolerance.lt(balance) && tolerance.lt(overage)) throw new BalanceAndOverageError(figures);
  let highest: { readonly threshold: T; readonly units: Decimal } | null = null;
  let lowest: T | null = null;
  for (const threshold of thresholds) {
    const { type, value } = threshold;
    if (type === 'BALANCE_VALUE') {
      const isReached = value.isZero() ? !balance.isPositive() : balance.lt(value);
      if (isReached && (lowest === null || value.lt(lowest.value))) lowest = threshold;
      continue;
    }
    const isShare = type === 'USAGE_PERCENTAGE';
    // Dividing by a hundred is exact with two more digits.
    const units = isShare ? total.mul(value).mul(hundredth) : value;
    if (!units.lt(usage)) continue;
    const isAbove = highest === null || highest.units.lt(units) || (isShare && highest.units.eq(units));
    if (isAbove) highest = { threshold, units };
  }
  return { usage: highest?.threshold ?? null, balance: lowest };
}

const hundredth = Decimal.of('0.01');

/** What was announced last in one scope: a rule, an entitlement and its usage period. */
export type AnnouncedThresholds = ThresholdsInForce;

/**
 * What is to be announced now (OpenMeter's rule): of each kind the threshold in force, unless it is the one that was announced last in this
 * scope. So a threshold is announced once while it stays in force, a jump over several announces the highest, one that was fallen back
 * behind is announced again when it is passed again, and a new usage period, being another scope, begins anew.
 */
export function thresholdsToAnnounce<T extends Threshold>(inForce: ThresholdsInForce<T>, announced: AnnouncedThresholds): readonly { readonly kind: ThresholdKind; readonly threshold: T }[] {
  return (['usage', 'balance'] as const).flatMap((kind) => {
    const threshold = inForce[kind];
    const last = announced[kind];
    const isKnown = threshold === null || (last !== null && last.type === threshold.type && last.value.eq(threshold.value));
    return isKnown ? [] : [{ kind, threshold }];
  });
}
