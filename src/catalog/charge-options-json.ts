import { Decimal } from '../kit/decimal.ts';
import type { FilterValues } from '../metering/index.ts';
import type { ChargeOptions, RegroupPaidFees } from './charge-options.ts';
import { priceFromJson, priceToJson } from './price-json.ts';
import type { PriceJson } from './price-json.ts';

export interface ChargeFilterJson {
  readonly values: FilterValues;
  readonly price: PriceJson;
  readonly invoiceDisplayName: string | null;
}

/** Charge options as the database keeps them: decimals as text. */
export interface ChargeOptionsJson {
  readonly filters: readonly ChargeFilterJson[];
  /** Left out: by none. */
  readonly groupBy?: readonly string[];
  readonly prorated: boolean;
  readonly payInAdvance: boolean;
  readonly invoiceable: boolean;
  /** Left out: null. */
  readonly regroupPaidFees?: RegroupPaidFees;
  readonly minimumAmount: string | null;
  /** Left out: TRUNCATE. */
  readonly minimumRounding?: 'HALF_UP';
}

/** The form that is kept; null where nothing is said, so that plain rate cards stay as short as they were. */
export function chargeOptionsToJson(options: ChargeOptions | null | undefined): ChargeOptionsJson | null {
  if (options == null || isPlain(options)) return null;
  const { minimumRounding, groupBy, regroupPaidFees, ...said } = options;
  return {
    ...said,
    ...(minimumRounding === 'HALF_UP' ? { minimumRounding } : {}),
    ...(groupBy.length > 0 ? { groupBy } : {}),
    ...(regroupPaidFees === null ? {} : { regroupPaidFees }),
    filters: options.filters.map(({ price, ...filter }) => ({ ...filter, price: priceToJson(price) })),
    minimumAmount: options.minimumAmount?.toString() ?? null,
  };
}

/** Reads what {@link chargeOptionsToJson} wrote. */
export function chargeOptionsFromJson(json: ChargeOptionsJson | null | undefined): ChargeOptions | null {
  if (json == null) return null;
  return {
    ...json,
    filters: json.filters.map(({ price, ...filter }) => ({ ...filter, price: priceFromJson(price) })),
    minimumAmount: json.minimumAmount === null ? null : Decimal.of(json.minimumAmount),
    minimumRounding: json.minimumRounding ?? 'TRUNCATE',
    groupBy: json.groupBy ?? [],
    regroupPaidFees: json.regroupPaidFees ?? null,
  };
}

function isPlain({ filters, groupBy, prorated, payInAdvance, invoiceable, regroupPaidFees, minimumAmount, minimumRounding }: ChargeOptions): boolean {
  return filters.length === 0 && groupBy.length === 0 && !prorated && !payInAdvance && invoiceable && regroupPaidFees === null && minimumAmount === null && minimumRounding === 'TRUNCATE';
}
