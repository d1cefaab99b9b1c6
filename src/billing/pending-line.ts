import { discountIssues, priceIssues, priceMeterIssues } from '../catalog/index.ts';
import type { RateCardDiscounts, RateCardPrice } from '../catalog/index.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { before } from '../kit/instant.ts';
import type { Period } from '../kit/period.ts';

/** A charge that a caller writes. Instants are whole seconds. */
export interface PendingLine {
  readonly name: string;
  readonly description: string | null;
  readonly metadata: Record<string, unknown> | null;
  readonly period: Period;
  /** When it falls due to be invoiced. */
  readonly invoiceAt: Temporal.Instant;
  readonly price: RateCardPrice;
  readonly discounts: RateCardDiscounts | null;
  /** Whose use is charged; needed by every price but the flat one. */
  readonly featureKey: string | null;
}

/** What the rules look at in a live feature. */
export interface LineFeature {
  /** How its meter counts; null without a meter. */
  readonly aggregation: string | null;
}

/** Everything that is wrong with a line; `path` leads to it. `feature` is null when there is none of its key. OpenMeter's rules. */
export function pendingLineIssues(line: PendingLine, feature: LineFeature | null, path: readonly string[]): Issue[] {
  const { name, description, period, price, featureKey } = line;
  const at = path.join('.');
  const issues: Issue[] = [];
  if (name.length < 1 || name.length > 256) issues.push(issue('NAME_LENGTH', `${at}.name has ${name.length} characters: give 1 to 256`, ...path, 'name'));
  if (description !== null && description.length > 1_024) {
    issues.push(issue('DESCRIPTION_LENGTH', `${at}.description has ${description.length} characters: give at most 1,024`, ...path, 'description'));
  }
  issues.push(...priceIssues(price, [...path, 'price']), ...discountIssues(price, line.discounts, [...path, 'discounts']));
  if (before(period.to, period.from)) issues.push(issue('PERIOD_BACKWARDS', `${at}.period ends at ${period.to}, before it begins: swap its ends`, ...path, 'period', 'to'));
  if (featureKey !== null && feature === null) {
    issues.push(issue('FEATURE_NOT_FOUND', `${at}.featureKey "${featureKey}" is no live feature: use the key of one`, ...path, 'featureKey'));
  }
  return price.type === 'FLAT' ? issues : [...issues, ...usageIssues(line, feature, path)];
}

function usageIssues({ period, invoiceAt, featureKey, price }: PendingLine, feature: LineFeature | null, path: readonly string[]): Issue[] {
  const at = path.join('.');
  const issues: Issue[] = [];
  if (featureKey === null || feature?.aggregation === null) {
    const what = featureKey === null ? 'is missing' : `"${featureKey}" has no meter`;
    issues.push(issue('INVOICE_LINE_FEATURE_HAS_NO_METERS', `${at}.featureKey ${what}: a price for usage needs a feature with a meter`, ...path, 'featureKey'));
  }
  if (feature !== null && feature.aggregation !== null) issues.push(...priceMeterIssues(price, feature.aggregation, [...path, 'price']));
  if (period.from.equals(period.to)) {
    issues.push(issue('INVOICE_CREATE_UBP_LINE_PERIOD_IS_EMPTY', `${at}.period is empty in whole seconds: usage needs time to happen in`, ...path, 'period', 'to'));
  }
  if (before(invoiceAt, period.to)) {
    issues.push(issue('INVOICE_AT_BEFORE_PERIOD_END', `${at}.invoiceAt ${invoiceAt} is before the end of its period: usage is invoiced when its period is over`, ...path, 'invoiceAt'));
  }
  return issues;
}
