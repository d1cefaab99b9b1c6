import { present } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import type { Issue } from '../kit/errors.ts';
import { issue } from '../kit/errors.ts';

export const roundingFunctions = ['ROUND', 'CEIL', 'FLOOR'] as const;
export type RoundingFunction = (typeof roundingFunctions)[number];

/**
 * How a quantity is rounded: half away from zero (ROUND), up (CEIL) or down (FLOOR, towards minus infinity), to `precision` places
 * after the point. A negative precision rounds to tens, hundreds and so on.
 */
export interface Rounding {
  readonly function: RoundingFunction;
  /** A whole number from -{@link MAX_ROUNDING_PRECISION} to {@link MAX_ROUNDING_PRECISION}. */
  readonly precision: number;
}

export const MAX_ROUNDING_PRECISION = 20;

export function isRoundingPrecision(precision: number): boolean {
  return Number.isInteger(precision) && Math.abs(precision) <= MAX_ROUNDING_PRECISION;
}

/** What is wrong with a rounding that a caller asks for, under `path`. */
export function roundingIssues(rounding: { readonly function: string; readonly precision: number }, path: readonly (string | number)[]): Issue[] {
  const issues: Issue[] = [];
  if (!(roundingFunctions as readonly string[]).includes(rounding.function)) {
    issues.push(issue('METER_ROUNDING_FUNCTION_UNKNOWN', `the rounding function "${rounding.function}" is none of ${roundingFunctions.join(', ')}`, ...path, 'function'));
  }
  if (!isRoundingPrecision(rounding.precision)) {
    issues.push(issue('METER_ROUNDING_PRECISION_RANGE', `the rounding precision ${rounding.precision} must be a whole number from -${MAX_ROUNDING_PRECISION} to ${MAX_ROUNDING_PRECISION}`, ...path, 'precision'));
  }
  return issues;
}

/** Null rounds nothing. */
export function rounded(value: Decimal, rounding: Rounding | null): Decimal {
  return rounding === null ? value : roundedQuotient(value, Decimal.one, rounding);
}

/** The quotient, rounded once from its exact value. Throws RangeError when `divisor` is zero. */
export function roundedQuotient(dividend: Decimal, divisor: Decimal, { function: how, precision }: Rounding): Decimal {
  const nearest = dividend.div(divisor, precision);
  if (how === 'ROUND') return nearest;
  const product = nearest.mul(divisor);
  // Dividing by a negative number turns the order round.
  const order = divisor.isNegative() ? dividend.cmp(product) : product.cmp(dividend);
  if (how === 'CEIL') return order < 0 ? nearest.add(lastPlace(precision)) : nearest;
  return order > 0 ? nearest.sub(lastPlace(precision)) : nearest;
}

/** One in the last place that the precision keeps. */
function lastPlace(precision: number): Decimal {
  return present(Decimal.parseNumber(`1e${-precision}`), 'a power of ten');
}
