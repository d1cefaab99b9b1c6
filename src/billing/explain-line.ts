import { discountsFromJson, priceFromJson } from '../catalog/index.ts';
import type { DiscountsJson, PriceJson } from '../catalog/index.ts';
import { Decimal } from '../kit/decimal.ts';
import type { Period } from '../kit/period.ts';
import type { LineCharging } from './line-charging.ts';
import { detailedLineFromJson, discountFromJson } from './rated-line-json.ts';
import type { DetailedLineJson, RatedLineJson } from './rated-line-json.ts';
import { explain } from './rating/explain.ts';
import type { LineExplanation } from './rating/explain.ts';

/** What a line was rated by and what that found, in the form that is kept. */
export interface RatedBy extends Pick<RatedLineJson, 'meteredQuantity' | 'quantity' | 'quantityBefore' | 'discounts'> {
  readonly price: PriceJson;
  readonly rateCardDiscounts: DiscountsJson | null;
  readonly charging: LineCharging | null;
  /** What is charged for in time, and what a whole period would be; null where there is none. */
  readonly period: Period | null;
  readonly fullPeriod: Period | null;
  /** Whose days count; null for a line of its own. */
  readonly subscriptionId: string | null;
  /** IANA: that of its subscription, where it is known already. */
  readonly zone?: string;
}

/** Why a kept detailed line of a rated line comes to what it does. */
export function explainLine(line: RatedBy, of: DetailedLineJson): LineExplanation {
  const bound = (amount: string | null | undefined): Decimal | null => (amount == null ? null : Decimal.of(amount));
  return explain(
    {
      price: priceFromJson(line.price),
      rateCardDiscounts: discountsFromJson(line.rateCardDiscounts),
      chargeMinimum: bound(line.charging?.minimumAmount),
      commitment: bound(line.charging?.commitment),
      meteredQuantity: bound(line.meteredQuantity),
      quantity: bound(line.quantity),
      quantityBefore: bound(line.quantityBefore),
      discounts: line.discounts.map(discountFromJson),
    },
    detailedLineFromJson(of),
  );
}
