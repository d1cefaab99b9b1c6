import type { Decimal } from '../kit/decimal.ts';
import type { FilterValues } from '../metering/index.ts';
import type { RateCardPrice } from './price.ts';

/** A part of the usage with a price of its own: the events that have one of the values for each of its keys. */
export interface ChargeFilter {
  readonly values: FilterValues;
  readonly price: RateCardPrice;
  /** What its invoice line says beside the rate card's name; null: its values. */
  readonly invoiceDisplayName: string | null;
}

/** How the usage of a rate card is charged, in the terms of Lago's charges. */
export interface ChargeOptions {
  /**
   * In the order of their creation. An event is charged by exactly one of them, or by none and so by the rate card's own price:
   * by that with the most keys of those that it passes, by the first of several.
   */
  readonly filters: readonly ChargeFilter[];
  /** Keys of the meter's dimensions: each combination of their values is priced by itself, of what each filter takes and of the rest; none: all usage together. */
  readonly groupBy: readonly string[];
  /** A quantity that is carried from period to period counts by the days that it lasts. */
  readonly prorated: boolean;
  /** Each event is charged when it happens. */
  readonly payInAdvance: boolean;
  /** Of what is paid in advance: on an invoice at once; else its lines wait for the one of their period. Always true of others. */
  readonly invoiceable: boolean;
  /** Of what is paid in advance and not invoiceable: INVOICE has each fee paid on its own, and those that are paid go onto one invoice at the end of the period; null: they are paid with the invoice of their period. */
  readonly regroupPaidFees: RegroupPaidFees | null;
  /** What a whole period costs at least, over all filters together; null: nothing. */
  readonly minimumAmount: Decimal | null;
  /** How what is missing to it becomes whole minor units. */
  readonly minimumRounding: MinimumRounding;
}

/** What becomes of fees that are paid on their own, when their period is over. */
export type RegroupPaidFees = 'INVOICE';

/** TRUNCATE is Lago's rule: who pays keeps the fraction of a minor unit. HALF_UP is how everything else is rounded. */
export type MinimumRounding = 'TRUNCATE' | 'HALF_UP';

/** Of a rate card that says nothing of it. */
export const plainCharge: ChargeOptions = Object.freeze({ filters: [], groupBy: [], prorated: false, payInAdvance: false, invoiceable: true, regroupPaidFees: null, minimumAmount: null, minimumRounding: 'TRUNCATE' });
