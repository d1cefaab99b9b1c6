import type { FilterValues } from '../metering/index.ts';

/** How a line charges, where it does not do so plainly; as it is kept. */
export interface LineCharging {
  /** Lines of one charge and period share it: the reference of the line for what no filter takes. */
  readonly charge: string;
  /** The values of all filters of the charge, in their order. */
  readonly filters: readonly FilterValues[];
  /** Which of them the line is for; null: what none of them takes. */
  readonly filter: number | null;
  /** Keys of the meter's dimensions whose combinations of values are priced by themselves; absent: all usage of the line together. */
  readonly groupBy?: readonly string[];
  /** A quantity that is carried from period to period counts by the days that it lasts. */
  readonly prorated: boolean;
  /** IANA: whose days are counted. */
  readonly zone: string;
  /** On the line for what no filter takes: what a whole period of the charge costs at least. */
  readonly minimumAmount: string | null;
  /** How what is missing to that is rounded; absent: it is cut to the minor unit. */
  readonly minimumRounding?: 'HALF_UP';
  /** The line brings its subscription's billing period up to this amount, of a whole period; its own price is nothing. */
  readonly commitment: string | null;
  /** It charges one event that is paid in advance: how many units, and the exact amount. What it comes to is never computed again. */
  readonly inAdvance: { readonly sequence: string; readonly units: string; readonly fee: string } | null;
  /** Usage thresholds may have charged a part of its period before. */
  readonly isChargedEarly: boolean;
  /**
   * It was made by a usage threshold: what the period of the line `of` came to up to then, and how much of that earlier thresholds had
   * charged. What it comes to is never computed again.
   */
  readonly early: { readonly of: string; readonly units: string; readonly fee: string; readonly credited: string } | null;
  /** It charges its flat price for each of so many units, more than 0; absent or null: once. */
  readonly oneOff?: { readonly units: string } | null;
  /** It charges a line of a voided invoice again; absent or null: it does not. */
  readonly recharge?: Recharge | null;
}

/** What a line that charges one of a voided invoice again has of it. Coupons were taken off then: none is taken off again. */
export interface Recharge {
  /** The id of the line that was charged first, and how much of it this charges: more than 0, up to 100. Of a line that is voided and charged again more than once, both are of the first. */
  readonly line: string;
  readonly percentage: string;
  /** What of it is charged again, before coupons: this counts towards the minimum commitment of its billing period, as the line itself did. */
  readonly fee: string;
}

/** Of a line that charges all usage of its period, all of it alike. */
export const plainCharging: LineCharging = Object.freeze({ charge: '', filters: [], filter: null, prorated: false, zone: 'UTC', minimumAmount: null, commitment: null, inAdvance: null, isChargedEarly: false, early: null });
