import { Decimal } from '../kit/decimal.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { pathFault } from '../metering/index.ts';
import { numberIssues, wrong } from './price-number-issues.ts';
import type { Path } from './price-number-issues.ts';
import type { Commitments, EventAmountPrice, PackagePrice, PercentagePrice, RateCardDiscounts, RateCardPrice } from './price.ts';
import { tiersIssues } from './tier-issues.ts';

/** The field of an input that holds this price: a price input names its type by the one field that is set. */
const FIELD = {
  FLAT: 'flat',
  UNIT: 'unit',
  TIERED: 'tiered',
  DYNAMIC: 'dynamic',
  PACKAGE: 'package',
  PERCENTAGE: 'percentage',
  GRADUATED_PERCENTAGE: 'graduatedPercentage',
  EVENT_AMOUNT: 'eventAmount',
} as const;

/**
 * Everything that is wrong with a price, none for a good one. `path` leads to the price; the field of its type is added to it
 * (`price`, `tiered`, `tiers`, `0`, `upToAmount`).
 * OpenMeter's rules: no amount is negative; a package holds something; a tier charges something; bounds are unique, and one
 * tier has none; of two positive commitments the minimum is not above the maximum. Lago's of its own models: no rate, allowance or limit is
 * negative, and a maximum per transaction is not below the minimum.
 */
export function priceIssues(price: RateCardPrice, path: Path): Issue[] {
  const at = [...path, FIELD[price.type]];
  return price.type === 'FLAT' ? numberIssues(price.amount, 'PRICE_AMOUNT_NEGATIVE', [...at, 'amount']) : [...modelIssues(price, at), ...commitmentIssues(price, at)];
}

function modelIssues(price: Exclude<RateCardPrice, { type: 'FLAT' }>, at: Path): Issue[] {
  switch (price.type) {
    case 'UNIT':
      return numberIssues(price.amount, 'PRICE_AMOUNT_NEGATIVE', [...at, 'amount']);
    case 'TIERED':
      return tiersIssues(price.tiers, price.tierRule, price.mode === 'VOLUME' ? 'INVALID_VOLUME_RANGES' : 'INVALID_GRADUATED_RANGES', [...at, 'tiers']);
    case 'DYNAMIC':
      return numberIssues(price.multiplier, 'PRICE_MULTIPLIER_NEGATIVE', [...at, 'multiplier']);
    case 'PACKAGE':
      return packageIssues(price, at);
    case 'PERCENTAGE':
      return percentageIssues(price, at);
    case 'GRADUATED_PERCENTAGE':
      return tiersIssues(price.tiers, price.tierRule, 'INVALID_GRADUATED_PERCENTAGE_RANGES', [...at, 'tiers']);
    case 'EVENT_AMOUNT':
      return eventAmountIssues(price, at);
  }
}

/**
 * Everything that is wrong with the discounts of a rate card with this price. `path` leads to the discounts.
 * OpenMeter's rules: a percentage is within 0 and 100; a usage discount takes off something and needs usage to take it off;
 * what is free cannot be discounted. Prices that look at single events have allowances of their own.
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
  if (usage !== null && (price?.type === 'PERCENTAGE' || price?.type === 'EVENT_AMOUNT')) {
    const instead = price.type === 'PERCENTAGE' ? 'use the allowances of the price' : 'use a percentage';
    issues.push(issue('USAGE_DISCOUNT_WITH_PRICE_PER_EVENT', `${[...path, 'usage'].join('.')} takes off units, and this price looks at single events: ${instead}`, ...path, 'usage'));
  }
  return issues;
}

function commitmentIssues({ minimumAmount, maximumAmount }: Commitments, path: Path): Issue[] {
  const issues = [
    ...numberIssues(minimumAmount, 'PRICE_COMMITMENT_NEGATIVE', [...path, 'minimumAmount']),
    ...numberIssues(maximumAmount, 'PRICE_COMMITMENT_NEGATIVE', [...path, 'maximumAmount']),
  ];
  if (minimumAmount?.isPositive() && maximumAmount?.isPositive() && minimumAmount.gt(maximumAmount)) {
    issues.push(
      wrong('PRICE_COMMITMENT_MINIMUM_OVER_MAXIMUM', [...path, 'minimumAmount'], minimumAmount, `must not be above maximumAmount, which is ${maximumAmount}`),
    );
  }
  return issues;
}

function packageIssues({ amount, quantityPerPackage, freeUnits }: PackagePrice, path: Path): Issue[] {
  const size = [...path, 'quantityPerPackage'];
  return [
    ...numberIssues(amount, 'PRICE_AMOUNT_NEGATIVE', [...path, 'amount']),
    ...(quantityPerPackage.isPositive()
      ? numberIssues(quantityPerPackage, 'PRICE_PACKAGE_QUANTITY_NOT_POSITIVE', size)
      : [wrong('PRICE_PACKAGE_QUANTITY_NOT_POSITIVE', size, quantityPerPackage, 'must be above 0')]),
    ...numberIssues(freeUnits, 'INVALID_FREE_UNITS', [...path, 'freeUnits']),
  ];
}

function percentageIssues(price: PercentagePrice, path: Path): Issue[] {
  const { freeUnitsPerEvents: freeEvents, perTransactionMinAmount: least, perTransactionMaxAmount: most } = price;
  const issues = [
    ...numberIssues(price.rate, 'INVALID_RATE', [...path, 'rate']),
    ...numberIssues(price.fixedAmount, 'INVALID_FIXED_AMOUNT', [...path, 'fixedAmount']),
    ...numberIssues(price.freeUnitsPerTotalAggregation, 'INVALID_FREE_UNITS_PER_TOTAL_AGGREGATION', [...path, 'freeUnitsPerTotalAggregation']),
    ...numberIssues(least, 'INVALID_AMOUNT', [...path, 'perTransactionMinAmount']),
    ...numberIssues(most, 'INVALID_AMOUNT', [...path, 'perTransactionMaxAmount']),
  ];
  if (freeEvents !== null && freeEvents < 1) {
    issues.push(wrong('INVALID_FREE_UNITS_PER_EVENTS', [...path, 'freeUnitsPerEvents'], freeEvents, 'must be above 0: leave it out where no event is free'));
  }
  if (least !== null && most !== null && most.lt(least)) {
    issues.push(
      wrong('PER_TRANSACTION_MAX_LOWER_THAN_PER_TRANSACTION_MIN', [...path, 'perTransactionMaxAmount'], most, `must not be below perTransactionMinAmount, which is ${least}`),
    );
  }
  return issues;
}

function eventAmountIssues({ amountProperty }: EventAmountPrice, path: Path): Issue[] {
  const fault = pathFault(amountProperty);
  if (fault === null) return [];
  const at = [...path, 'amountProperty'];
  const shown = JSON.stringify(amountProperty.length > 80 ? `${amountProperty.slice(0, 80)}…` : amountProperty);
  return [issue('PRICE_AMOUNT_PROPERTY_INVALID', `${at.join('.')} ${shown} ${fault}`, ...at)];
}
