import type { UsagePrice } from '../../catalog/index.ts';
import { Decimal } from '../../kit/decimal.ts';
import { usageCharges } from './charges.ts';
import { lineEventsOf } from './event-facts.ts';
import type { PricedEvent } from './event-facts.ts';

/** The usage of one whole period. */
export interface WholeUsage {
  /** Not negative. */
  readonly quantity: Decimal;
  /** Where `quantity` is counted in proportion to time: the quantity without that. Left out: the same. */
  readonly fullQuantity?: Decimal;
  /** In the order of time; left out where the price looks at none (`eventNeed`). */
  readonly events?: Iterable<PricedEvent>;
}

/**
 * What a price asks for the usage of one whole period: the rule of its charge model alone. Exact, in the currency's major unit; before
 * discounts, commitments and rounding. It is the sum of the detailed lines that `rateLine` makes, each before it is rounded.
 */
export function chargeAmount(price: UsagePrice, { quantity, fullQuantity, events }: WholeUsage): Decimal {
  const charges = usageCharges(price, {
    name: '',
    opening: true,
    closing: true,
    places: null,
    quantity,
    before: Decimal.zero,
    fullQuantity: fullQuantity ?? null,
    events: events === undefined ? null : lineEventsOf(price, events),
  });
  return Decimal.sum(charges.map(({ totals }) => totals.amount));
}

/** Places that an average is shown with. */
const AVERAGE_PLACES = 15;

/**
 * What one unit came to on average: `amount` over the units that were charged, rounded half up to 15 places; of a package price the units that are
 * free do not count, and of usage in proportion to time the full quantity does. Zero where there is no unit.
 */
export function averageUnitAmount(price: UsagePrice, amount: Decimal, { quantity, fullQuantity }: Pick<WholeUsage, 'quantity' | 'fullQuantity'>): Decimal {
  const units = (fullQuantity ?? quantity).sub(price.type === 'PACKAGE' ? price.freeUnits : Decimal.zero);
  return units.isPositive() ? amount.div(units, AVERAGE_PLACES) : Decimal.zero;
}
