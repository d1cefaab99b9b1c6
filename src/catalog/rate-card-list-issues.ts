import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { descriptionIssues, keyIssues, metadataIssues, nameIssues } from './name-issues.ts';
import type { RateCard } from './plan.ts';
import { rateCardIssues } from './rate-card-issues.ts';
import { critical } from './severity.ts';
import type { CatalogIssue, FeatureFacts, Path } from './severity.ts';
import { taxConfigIssues } from './tax-config.ts';

/**
 * Everything that is wrong with the rate cards of a phase or an add-on. `path` leads to the list. `planCadence` is how often the plan is
 * billed; null for an add-on, which is held against a plan's cadence when it is offered with one.
 */
export function rateCardListIssues(cards: readonly RateCard[], planCadence: Temporal.Duration | null, features: FeatureFacts, path: Path): CatalogIssue[] {
  const issues: CatalogIssue[] = [];
  const keys = new Set<string>();
  for (const [index, card] of cards.entries()) {
    const at: Path = [...path, index];
    if (keys.has(card.key)) {
      const what = path[0] === 'phases' ? 'its phase' : 'the add-on';
      issues.push(critical(issue('RATE_CARD_DUPLICATED_KEY', `${at.join('.')}.key "${card.key}" is the key of an earlier rate card of ${what}: choose another`, ...at, 'key')));
    }
    keys.add(card.key);
    const own = [
      ...keyIssues(card.key, [...at, 'key']),
      ...nameIssues(card.name, [...at, 'name']),
      ...descriptionIssues(card.description ?? null, [...at, 'description']),
      ...metadataIssues(card.metadata ?? null, [...at, 'metadata']),
      ...templateMetadataIssues(card, at),
      ...taxConfigIssues(card.taxConfig, [...at, 'taxConfig']),
    ];
    issues.push(...own.map(critical), ...rateCardIssues(card, planCadence, features, at));
  }
  return issues;
}

const members = { METERED: 'metered', STATIC: 'static', BOOLEAN: 'boolean' } as const;

function templateMetadataIssues({ entitlementTemplate: template }: RateCard, at: Path): Issue[] {
  return template === null ? [] : metadataIssues(template.metadata ?? null, [...at, 'entitlementTemplate', members[template.type], 'metadata']);
}
