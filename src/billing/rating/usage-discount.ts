import { Decimal } from '../../kit/decimal.ts';
import type { LineDiscount } from './rated-line.ts';

/** What a line charges for, once free units are taken off. */
export interface DiscountedUsage {
  readonly quantity: Decimal;
  readonly quantityBefore: Decimal;
  /** Null when nothing is left to take off, or nothing to take it from. */
  readonly discount: LineDiscount | null;
}

/**
 * Takes `free` units (>= 0) off the usage of a full period, of which `quantityBefore` was used before this line and
 * `quantity` in it. Earlier usage consumes the free units first, so the parts of a period share them exactly.
 */
export function discountUsage(free: Decimal, quantity: Decimal, quantityBefore: Decimal): DiscountedUsage {
  const used = Decimal.min(free, quantityBefore);
  const applied = Decimal.min(free.sub(used), quantity);
  return {
    quantity: quantity.sub(applied),
    quantityBefore: quantityBefore.sub(used),
    discount: applied.isPositive()
      ? { reason: 'RATECARD_USAGE', amount: null, quantity: applied, quantityBefore: used, description: null }
      : null,
  };
}
