import { Decimal } from '../../kit/decimal.ts';

/** One event as far as a price looks at it. */
export interface ChargedEvent {
  /** The quantity that it is charged for; not negative. */
  readonly quantity: Decimal;
  /** What it costs by itself, for prices that the events bring along; null for others. */
  readonly amount: Decimal | null;
}

/** What a price turns into an amount. */
export interface ChargedUsage {
  readonly quantity: Decimal;
  /** In the order of time. */
  readonly events: readonly ChargedEvent[];
}

/** An exact amount in the currency's major unit: the rule of one charge model. */
export type PriceOfUsage = (usage: ChargedUsage) => Decimal;

/**
 * The fee of one event that is paid in advance: what the usage with it costs, less what it costs without, so that steps of graduated,
 * package and percentage prices fall to the event that takes them. Exact; never negative for a price that does not fall with usage.
 */
export function inAdvanceFee(price: PriceOfUsage, earlier: readonly ChargedEvent[], added: ChargedEvent): Decimal {
  const before = usageOf(earlier);
  return price({ quantity: before.quantity.add(added.quantity), events: [...earlier, added] }).sub(earlier.length === 0 ? Decimal.zero : price(before));
}

/** Events as a price sees them together. */
export function usageOf(events: readonly ChargedEvent[]): ChargedUsage {
  return { quantity: Decimal.sum(events.map(({ quantity }) => quantity)), events };
}
