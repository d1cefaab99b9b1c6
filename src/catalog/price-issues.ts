import { Decimal } from '../kit/decimal.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import type { Commitments, PriceTier, RateCardDiscounts, RateCardPrice } from './price.ts';

type Path = readonly (string | number)[];

/** The field of an input that holds this price: a price input names its type by the one field that is set. */
const FIELD = { FLAT: 'flat', UNIT: 'unit', TIERED: 'tiered', DYNAMIC: 'dynamic', PACKAGE: 'package' } as const;

/**
 * Everything that is wrong with a price, none for a good one. `path` leads to the price; the field of its type is added to it
 * (`price`, `tiered`, `tiers`, `0`, `upToAmount`).
 * OpenMeter's rules: no amount is negative; a package holds something; a tier charges something; bounds are unique, and one
 * tier has none; of two positive commitments the minimum is not above the maximum.
 */
export function priceIssues(price: RateCardPrice, path: Path): Issue[] {
  const at = [...path, FIELD[price.type]];
  switch (price.type) {
    case 'FLAT':
      return notNegative(price.amount, 'PRICE_AMOUNT_NEGATIVE', [...at, 'amount']);
    case 'UNIT':
      return [...notNegative(price.amount, 'PRICE_AMOUNT_NEGATIVE', [...at, 'amount']), ...commitmentIssues(price, at)];
    case 'TIERED':
      return [...tiersIssues(price.tiers, [...at, 'tiers']), ...commitmentIssues(price, at)];
    case 'DYNAMIC':
      return [...notNegative(price.multiplier, 'PRICE_MULTIPLIER_NEGATIVE', [...at, 'multiplier']), ...commitmentIssues(price, at)];
    case 'PACKAGE':
      return [
        ...notNegative(price.amount, 'PRICE_AMOUNT_NEGATIVE', [...at, 'amount']),
        ...(price.quantityPerPackage.isPositive()
          ? []
          : [wrong('PRICE_PACKAGE_QUANTITY_NOT_POSITIVE', [...at, 'quantityPerPackage'], price.quantityPerPackage, 'must be above 0')]),
        ...commitmentIssues(price, at),
      ];
  }
}

/**
 * Everything that is wrong with the discounts of a rate card with this price. `path` leads to the discounts.
 * OpenMeter's rules: a percentage is within 0 and 100; a usage discount takes off something and needs usage to take it off;
 * what is free cannot be discounted.
 */
export function discountIssues(price: RateCardPrice | null, discounts: RateCardDiscounts | null, path: Path): Issue[] {
  if (discounts === null) return [];
  const { percentage, usage } = discounts;
  const issues: Issue[] = [];
  if (price === null && (percentage !== null || usage !== null)) {
    issues.push(issue('DISCOUNT_WITH_NO_PRICE', `${path.join('.')} discounts what is free of charge: give a price, or leave the discounts out`, ...path));
  }
  if (percentage !== null && (percentage.isNegative() || percentage.gt(Decimal.hundred))) {
    issues.push(wrong('PERCENTAGE_DISCOUNT_INVALID_VALUE', [...path, 'percentage'], percentage, 'must be from 0 to 100'));
  }
  if (usage !== null && !usage.isPositive()) {
    issues.push(wrong('USAGE_DISCOUNT_NEGATIVE_QUANTITY', [...path, 'usage'], usage, 'must be above 0'));
  }
  if (usage !== null && price?.type === 'FLAT') {
    issues.push(
      issue('USAGE_DISCOUNT_WITH_FLAT_PRICE', `${[...path, 'usage'].join('.')} takes off units, and a flat price has none: use a percentage`, ...path, 'usage'),
    );
  }
  return issues;
}

function commitmentIssues({ minimumAmount, maximumAmount }: Commitments, path: Path): Issue[] {
  const issues = [
    ...notNegative(minimumAmount, 'PRICE_COMMITMENT_NEGATIVE', [...path, 'minimumAmount']),
    ...notNegative(maximumAmount, 'PRICE_COMMITMENT_NEGATIVE', [...path, 'maximumAmount']),
  ];
  if (minimumAmount?.isPositive() && maximumAmount?.isPositive() && minimumAmount.gt(maximumAmount)) {
    issues.push(
      wrong('PRICE_COMMITMENT_MINIMUM_OVER_MAXIMUM', [...path, 'minimumAmount'], minimumAmount, `must not be above maximumAmount, which is ${maximumAmount}`),
    );
  }
  return issues;
}

function tiersIssues(tiers: readonly PriceTier[], path: Path): Issue[] {
  if (tiers.length === 0) return [issue('PRICE_TIERS_EMPTY', `${path.join('.')} holds no tier: give at least one without upToAmount`, ...path)];
  const issues: Issue[] = [];
  const bounds = new Set<string>();
  for (const [position, tier] of tiers.entries()) {
    const at = [...path, position];
    const bound = tier.upToAmount === null ? '' : tier.upToAmount.toString();
    if (bounds.has(bound)) {
      const which = tier.upToAmount === null ? 'a second tier has no upToAmount' : `upToAmount ${bound} is the bound of an earlier tier`;
      issues.push(issue('PRICE_TIER_DUPLICATED', `${at.join('.')}: ${which}: every tier needs a bound of its own`, ...at, 'upToAmount'));
    }
    bounds.add(bound);
    issues.push(
      ...notNegative(tier.upToAmount, 'PRICE_TIER_BOUND_NEGATIVE', [...at, 'upToAmount']),
      ...notNegative(tier.flatPrice, 'PRICE_AMOUNT_NEGATIVE', [...at, 'flatPrice']),
      ...notNegative(tier.unitPrice, 'PRICE_AMOUNT_NEGATIVE', [...at, 'unitPrice']),
    );
    if (tier.flatPrice === null && tier.unitPrice === null) {
      issues.push(issue('PRICE_TIER_EMPTY', `${at.join('.')} charges nothing: give flatPrice, unitPrice or both, "0" for a free tier`, ...at));
    }
  }
  if (!bounds.has('')) {
    issues.push(issue('PRICE_TIERS_MISSING_OPEN_ENDED', `${path.join('.')} ends at a bound: leave upToAmount out of the last tier`, ...path));
  }
  return issues;
}

function notNegative(value: Decimal | null, code: string, path: Path): Issue[] {
  return value?.isNegative() ? [wrong(code, path, value, 'must not be negative')] : [];
}

function wrong(code: string, path: Path, value: Decimal, rule: string): Issue {
  return issue(code, `${path.join('.')} is ${value} and ${rule}`, ...path);
}
