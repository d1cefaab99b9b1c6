import { formatDuration } from '../kit/duration.ts';
import { issue } from '../kit/errors.ts';
import type { AddonOffer } from './addon.ts';
import { LONGEST_NAME } from './key.ts';
import { currencyIssues, descriptionIssues, keyIssues, nameIssues } from './name-issues.ts';
import type { RateCard } from './plan.ts';
import { rateCardListIssues } from './rate-card-list-issues.ts';
import { critical, warning } from './severity.ts';
import type { CatalogIssue, FeatureFacts } from './severity.ts';

/**
 * Everything that is wrong with an add-on, with the path from its input; none for one that can be sold. OpenMeter's division: CRITICAL
 * issues mean that it cannot even be kept, WARNING ones are kept on a draft and stand in the way of publishing it and of offering it.
 */
export function addonIssues(addon: AddonOffer, features: FeatureFacts): CatalogIssue[] {
  const { key, name, description, currency, rateCards } = addon;
  return [
    ...keyIssues(key, ['key'], 'ADDON_KEY_EMPTY').map(critical),
    ...addonNameIssues(name),
    ...[...descriptionIssues(description, ['description']), ...currencyIssues(currency, ['currency'])].map(critical),
    ...cardsIssues(addon),
    ...rateCardListIssues(rateCards, null, features, ['rateCards']),
  ];
}

/** An add-on may be drafted before it has a name. */
function addonNameIssues(name: string): CatalogIssue[] {
  if (name.trim() === '') return [warning(issue('ADDON_NAME_EMPTY', `name is empty: give 1 to ${LONGEST_NAME} characters, invoices and lists show them`, 'name'))];
  return nameIssues(name, ['name']).map(critical);
}

function cardsIssues({ instanceType, rateCards }: AddonOffer): CatalogIssue[] {
  if (rateCards.length === 0) return [warning(issue('ADDON_HAS_NO_RATE_CARDS', 'the add-on has no rate card: give at least one', 'rateCards'))];
  return [...cadenceIssues(rateCards), ...(instanceType === 'MULTIPLE' ? rateCards.flatMap(usagePriceIssues) : [])];
}

/** What is charged again and again is charged in one rhythm. */
function cadenceIssues(rateCards: readonly RateCard[]): CatalogIssue[] {
  let first: string | null = null;
  const issues: CatalogIssue[] = [];
  for (const [position, { price, billingCadence }] of rateCards.entries()) {
    if (price === null || billingCadence === null) continue;
    const cadence = formatDuration(billingCadence);
    first ??= cadence;
    if (cadence === first) continue;
    const path = ['rateCards', position, 'billingCadence'] as const;
    issues.push(warning(issue('RATE_CARD_MULTIPLE_BILLING_CADENCE', `${path.join('.')} is ${cadence}, and an earlier rate card's ${first}: use one cadence for all that is priced`, ...path)));
  }
  return issues;
}

function usagePriceIssues({ price }: RateCard, position: number): CatalogIssue[] {
  if (price === null || price.type === 'FLAT') return [];
  const path = ['rateCards', position, 'price'] as const;
  const what = `${path.join('.')} is ${price.type}: of an add-on that can be had several times every price is flat or none, since usage has no quantity of it`;
  return [warning(issue('ADDON_INVALID_RATECARD_PRICE_FOR_MULTI_INSTANCE', what, ...path))];
}
