import { issue } from '../kit/errors.ts';
import type { AddonOffer } from './addon.ts';
import type { PlanOffer, RateCard } from './plan.ts';
import { critical } from './severity.ts';
import type { CatalogIssue, Path } from './severity.ts';
import { linkName } from './tax-link.ts';
import type { TaxFacts, TaxLink } from './tax-link.ts';

const MOST_TAXES = 20;

/** What of a plan names taxes. */
type TaxedPlan = Pick<PlanOffer, 'taxes' | 'phases' | 'terms'>;

/** What is wrong with the taxes that a plan, its minimum commitment and its rate cards name. They cannot be kept: a link is kept by the tax's id. */
export function planTaxIssues({ taxes, phases, terms }: TaxedPlan, facts: TaxFacts): CatalogIssue[] {
  const commitment = taxIssues(terms?.minimumCommitment?.taxes, facts, ['minimumCommitment', 'taxes']);
  return [...taxIssues(taxes, facts, ['taxes']), ...commitment, ...phases.flatMap(({ rateCards }, position) => cardTaxIssues(rateCards, facts, ['phases', position, 'rateCards']))];
}

/** The same of an add-on. */
export function addonTaxIssues({ taxes, rateCards }: Pick<AddonOffer, 'taxes' | 'rateCards'>, facts: TaxFacts): CatalogIssue[] {
  return [...taxIssues(taxes, facts, ['taxes']), ...cardTaxIssues(rateCards, facts, ['rateCards'])];
}

/** The same of rate cards alone; `path` leads to their list. */
export function cardTaxIssues(cards: readonly RateCard[], facts: TaxFacts, path: Path): CatalogIssue[] {
  return cards.flatMap(({ taxes }, position) => taxIssues(taxes, facts, [...path, position, 'taxes']));
}

/** What is wrong with the taxes that one thing names; `path` leads to their list. */
export function taxIssues(links: readonly TaxLink[] = [], facts: TaxFacts, path: Path): CatalogIssue[] {
  if (links.length > MOST_TAXES) return [critical(issue('TAXES_TOO_MANY', `${path.join('.')} has ${links.length} entries: give at most ${MOST_TAXES}`, ...path))];
  const issues: CatalogIssue[] = [];
  const seen = new Set<string | null>();
  for (const [position, link] of links.entries()) {
    const at = [...path, position];
    const found = facts.get(linkName(link));
    if (found === undefined) {
      issues.push(critical(issue('TAX_NOT_FOUND', `${at.join('.')} names no tax: there is none with ${linkName(link)}; create it first`, ...at)));
      continue;
    }
    if (seen.has(found.id)) issues.push(critical(issue('TAX_DUPLICATED', `${at.join('.')} names tax "${found.key}" a second time: it would be charged twice`, ...at)));
    seen.add(found.id);
  }
  return issues;
}
