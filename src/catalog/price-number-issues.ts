import type { Decimal } from '../kit/decimal.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';

export type Path = readonly (string | number)[];

/** The most digits of a number in a price, on either side of the point: they multiply with those of the usage. */
export const MOST_DIGITS = 30;

/** What keeps a number out of a price: being negative, for which the code is given, or too long. Null is left out and fine. */
export function numberIssues(value: Decimal | null, negative: string, path: Path): Issue[] {
  if (value === null) return [];
  const issues = value.isNegative() ? [wrong(negative, path, value, 'must not be negative')] : [];
  const [whole = '', fraction = ''] = value.abs().toString().split('.');
  if (whole.length > MOST_DIGITS || fraction.length > MOST_DIGITS) {
    issues.push(issue('PRICE_TOO_MANY_DIGITS', `${path.join('.')} has ${whole.length} digits before the point and ${fraction.length} after it: give at most ${MOST_DIGITS} on either side`, ...path));
  }
  return issues;
}

export function wrong(code: string, path: Path, value: Decimal | number, rule: string): Issue {
  return issue(code, `${path.join('.')} is ${value} and ${rule}`, ...path);
}
