import type { PriceTier } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';

/** The part of some usage that falls into one tier. */
export interface TierRange {
  /** From 1, in the order of bounds. */
  readonly tierNumber: number;
  readonly tier: PriceTier;
  readonly quantity: Decimal;
  /** The usage begins at the tier's lower bound, which is where its flat amount is due. */
  readonly startsAtTierBoundary: boolean;
}

/**
 * Divides usage in (before, upTo] among graduated tiers, which are sorted by bound; a bound belongs to its tier.
 * The first tier is also entered by no usage at all: (0, 0] is one range of quantity 0. The same holds on the `opening` line
 * of a period when the first tier's bound is 0, or its flat amount would depend on where a period is split.
 */
export function graduatedRanges(tiers: readonly PriceTier[], before: Decimal, upTo: Decimal, opening: boolean): TierRange[] {
  const ranges: TierRange[] = [];
  let low = Decimal.zero;
  for (const [position, tier] of tiers.entries()) {
    const high = tier.upToAmount;
    const last = high === null || upTo.lte(high);
    const start = before.gt(low) ? before : low;
    const end = last ? upTo : high;
    const quantity = end.sub(start);
    if (quantity.isPositive()) {
      ranges.push({ tierNumber: position + 1, tier, quantity, startsAtTierBoundary: start === low });
    } else if (position === 0 && before.isZero() && end.isZero() && (opening || upTo.isZero())) {
      ranges.push({ tierNumber: 1, tier, quantity: Decimal.zero, startsAtTierBoundary: true });
    }
    if (last) break;
    low = high;
  }
  return ranges;
}
