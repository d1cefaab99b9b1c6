import { Decimal } from '../kit/decimal.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { numberIssues, wrong } from './price-number-issues.ts';
import type { Path } from './price-number-issues.ts';
import type { PercentageTier, PriceTier, TierRule } from './price.ts';

type AnyTier = PriceTier | PercentageTier;

/**
 * Everything that is wrong with the tiers of a price; `path` leads to them. OpenMeter's rules: a tier charges something; bounds are unique, and
 * one tier has none. Lago's, of integer ranges: bounds are whole, the first range holds a unit and every other one more than one; `rangeCode`
 * names what breaks them.
 */
export function tiersIssues(tiers: readonly AnyTier[], rule: TierRule, rangeCode: string, path: Path): Issue[] {
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
      ...numberIssues(tier.upToAmount, 'PRICE_TIER_BOUND_NEGATIVE', [...at, 'upToAmount']),
      ...numberIssues(tier.flatPrice, 'PRICE_AMOUNT_NEGATIVE', [...at, 'flatPrice']),
    );
    if ('rate' in tier) issues.push(...numberIssues(tier.rate, 'INVALID_RATE', [...at, 'rate']));
    else issues.push(...numberIssues(tier.unitPrice, 'PRICE_AMOUNT_NEGATIVE', [...at, 'unitPrice']), ...emptyIssues(tier, at));
  }
  if (!bounds.has('')) {
    issues.push(issue('PRICE_TIERS_MISSING_OPEN_ENDED', `${path.join('.')} ends at a bound: leave upToAmount out of the last tier`, ...path));
  }
  return rule === 'INTEGER_RANGES' ? [...issues, ...rangeIssues(tiers, rangeCode, path)] : issues;
}

function emptyIssues({ flatPrice, unitPrice }: PriceTier, path: Path): Issue[] {
  if (flatPrice !== null || unitPrice !== null) return [];
  return [issue('PRICE_TIER_EMPTY', `${path.join('.')} charges nothing: give flatPrice, unitPrice or both, "0" for a free tier`, ...path)];
}

/** A range begins one unit after the one before it ends, the first at 0, and ends later than it begins. Equal bounds are found elsewhere. */
function rangeIssues(tiers: readonly AnyTier[], code: string, path: Path): Issue[] {
  const issues: Issue[] = [];
  const bounded = tiers.flatMap(({ upToAmount }, position) => (upToAmount === null || upToAmount.isNegative() ? [] : [{ upToAmount, position }]));
  let start = Decimal.zero;
  for (const { upToAmount, position } of bounded.toSorted((a, b) => a.upToAmount.cmp(b.upToAmount))) {
    const at = [...path, position, 'upToAmount'];
    if (!upToAmount.eq(upToAmount.floor())) issues.push(wrong(code, at, upToAmount, 'must be whole: the tiers are integer ranges (tierRule)'));
    else if (upToAmount.lte(start) && !upToAmount.add(Decimal.one).eq(start)) issues.push(wrong(code, at, upToAmount, `must be above ${start}, where its integer range begins`));
    start = upToAmount.add(Decimal.one);
  }
  return issues;
}
