import { Decimal } from '../../kit/decimal.ts';
import { roundedQuotient } from '../rounding.ts';
import type { Rounding } from '../rounding.ts';

/** Places after the point that are kept of a quotient without end. */
const QUOTIENT_PLACES = 20;

/** Digits that a fraction's parts may have on the way: arithmetic is exact, so products of long numbers would grow without bound. */
const MAX_FRACTION_DIGITS = 1_000;

/** A number on its way through an expression, exact: dividing loses nothing, so that 1 / 3 * 3 is 1. Immutable. */
export class Fraction {
  readonly #dividend: Decimal;
  /** Never zero. */
  readonly #divisor: Decimal;
  /** At least as many digits as either part has. */
  readonly #digits: number;

  private constructor(dividend: Decimal, divisor: Decimal, digits: number) {
    this.#dividend = dividend;
    this.#divisor = divisor;
    this.#digits = digits;
  }

  static of(value: Decimal): Fraction {
    return new Fraction(value, Decimal.one, value.toString().length);
  }

  /** Null, as for each operation, when the result has too many digits to go on with. */
  add(other: Fraction): Fraction | null {
    if (this.#divisor === Decimal.one && other.#divisor === Decimal.one) return this.#made(this.#dividend.add(other.#dividend), Decimal.one, other);
    return this.#made(this.#dividend.mul(other.#divisor).add(other.#dividend.mul(this.#divisor)), this.#divisor.mul(other.#divisor), other);
  }

  mul(other: Fraction): Fraction | null {
    return this.#made(this.#dividend.mul(other.#dividend), times(this.#divisor, other.#divisor), other);
  }

  /** `other` must not be zero. */
  div(other: Fraction): Fraction | null {
    return this.#made(times(this.#dividend, other.#divisor), times(this.#divisor, other.#dividend), other);
  }

  neg(): Fraction {
    return new Fraction(this.#dividend.neg(), this.#divisor, this.#digits);
  }

  isZero(): boolean {
    return this.#dividend.isZero();
  }

  /** Negative, zero or positive. */
  compare(other: Fraction): number {
    const order = times(this.#dividend, other.#divisor).cmp(times(other.#dividend, this.#divisor));
    return this.#divisor.isNegative() === other.#divisor.isNegative() ? order : -order;
  }

  round(rounding: Rounding): Fraction {
    return Fraction.of(roundedQuotient(this.#dividend, this.#divisor, rounding));
  }

  /** Every digit where nothing was divided; otherwise the nearest of {@link QUOTIENT_PLACES} places. */
  toDecimal(): Decimal {
    return this.#divisor === Decimal.one ? this.#dividend : this.#dividend.div(this.#divisor, QUOTIENT_PLACES);
  }

  /** Counts digits only when their bound, which is far above the truth for sums, says that there may be too many. */
  #made(dividend: Decimal, divisor: Decimal, other: Fraction): Fraction | null {
    let digits = this.#digits + other.#digits + 1;
    if (digits > MAX_FRACTION_DIGITS) digits = Math.max(dividend.toString().length, divisor.toString().length);
    return digits > MAX_FRACTION_DIGITS ? null : new Fraction(dividend, divisor, digits);
  }
}

function times(a: Decimal, b: Decimal): Decimal {
  return b === Decimal.one ? a : a === Decimal.one ? b : a.mul(b);
}
