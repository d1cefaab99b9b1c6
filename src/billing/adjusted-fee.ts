import { discountsFromJson, priceFromJson } from '../catalog/index.ts';
import { minorUnitDigits } from '../kit/currency.ts';
import { Decimal } from '../kit/decimal.ts';
import type { LineUsage } from './invoice-usage.ts';
import type { LineAdjustment } from './line-adjustment.ts';
import { rateInvoiceLine } from './rate-invoice-line.ts';
import type { PricedLine } from './rate-invoice-line.ts';
import { discountPercentage } from './rating/adjustments.ts';
import { charge } from './rating/charge.ts';
import type { DetailedLine, RatedLine } from './rating/rated-line.ts';
import { addTotals, zeroTotals } from './rating/totals.ts';

/** The key of the detailed line of a fee whose units and unit amount were decided by hand. */
export const ADJUSTED = 'adjusted-amount';

/** An adjustment that decides what is charged for; one that renames alone does not. */
export type FeeAdjustment = LineAdjustment & { readonly units: string };

/** Whether the fee itself was decided by hand, and not only its name. */
export function decidesFee(adjustment: LineAdjustment | null | undefined): adjustment is FeeAdjustment {
  return adjustment?.units != null;
}

/**
 * What a line comes to whose units were decided by hand. Lago's rules: units alone are charged by the line's own price, a flat fee so many
 * times; units and a unit amount come to their product, with nothing taken off. `usage` is what was metered, shown beside what is charged; null
 * of a flat price. A price that looks at single events finds none, and
 * nobody knows of which groups decided units are: they are priced together.
 */
export function adjustedFee(line: PricedLine, { units, unitAmount, unitsBefore }: FeeAdjustment, usage: LineUsage | null): RatedLine {
  const quantity = Decimal.of(units);
  const meteredQuantity = usage?.quantity ?? null;
  const price = priceFromJson(line.price);
  if (unitAmount === null && price.type !== 'FLAT') {
    const decided = { ...usage, quantity, quantityBefore: unitsBefore === null ? Decimal.zero : Decimal.of(unitsBefore), events: null, prorated: null, groups: null };
    return { ...rateInvoiceLine(line, decided), meteredQuantity };
  }
  const each = unitAmount === null && price.type === 'FLAT' ? price.amount : Decimal.of(unitAmount ?? '0');
  const term = price.type === 'FLAT' ? price.paymentTerm : 'IN_ARREARS';
  const places = minorUnitDigits(line.currency);
  const percentage = unitAmount === null ? (discountsFromJson(line.rateCardDiscounts)?.percentage ?? null) : null;
  const charged = quantity.isZero() ? [] : [charge(unitAmount === null ? 'flat-price' : ADJUSTED, line.name, quantity, each, places, term)];
  const detailedLines: readonly DetailedLine[] = percentage === null ? charged : discountPercentage(charged, percentage, places);
  return { meteredQuantity, quantity, quantityBefore: null, discounts: [], detailedLines, totals: detailedLines.reduce((sum, { totals }) => addTotals(sum, totals), zeroTotals) };
}

