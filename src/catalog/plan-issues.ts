import { isCurrency } from '../kit/currency.ts';
import { formatDuration } from '../kit/duration.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { atLeast, isPositiveDuration } from '../kit/duration.ts';
import { isKey } from '../kit/key.ts';
import { LONGEST_DESCRIPTION } from './key.ts';
import { nameIssues } from './name-issues.ts';
import { PLAN_CADENCES } from './plan.ts';
import type { PlanOffer, PlanPhase } from './plan.ts';
import { rateCardIssues } from './rate-card-issues.ts';
import type { CatalogIssue, FeatureFacts, Path } from './severity.ts';
import { critical, warning } from './severity.ts';

/** A trial of minutes would end between two events; OpenMeter's shortest phase is an hour. */
const SHORTEST_PHASE_HOURS = 1;

/**
 * Everything that is wrong with a plan, with the path from its input; none for one that can be sold. OpenMeter's division: CRITICAL
 * issues mean that it cannot even be kept, WARNING ones are kept on a draft and stand in the way of publishing it.
 * `features` answers for the keys that the plan names.
 */
export function planIssues(plan: PlanOffer, features: FeatureFacts): CatalogIssue[] {
  return [...headIssues(plan), ...phasesIssues(plan.phases), ...plan.phases.flatMap((phase, position) => phaseIssues(plan, phase, position, features))];
}

function headIssues({ key, name, description, currency, billingCadence }: PlanOffer): CatalogIssue[] {
  const found: Issue[] = [...keyIssues(key, ['key']), ...nameIssues(name, ['name'])];
  if (description !== null && description.length > LONGEST_DESCRIPTION) {
    found.push(issue('DESCRIPTION_TOO_LONG', `description has ${description.length} characters: at most ${LONGEST_DESCRIPTION} are kept`, 'description'));
  }
  if (!isCurrency(currency)) {
    found.push(issue('CURRENCY_INVALID', `currency "${currency}" is none of ISO 4217: use a code such as "USD"`, 'currency'));
  }
  const cadence = formatDuration(billingCadence);
  if (!PLAN_CADENCES.includes(cadence)) {
    found.push(issue('PLAN_BILLING_CADENCE_INVALID', `billingCadence ${cadence} is none of ${PLAN_CADENCES.join(', ')}`, 'billingCadence'));
  }
  return found.map(critical);
}

function phasesIssues(phases: readonly PlanPhase[]): CatalogIssue[] {
  if (phases.length === 0) return [warning(issue('PLAN_WITH_NO_PHASES', 'the plan has no phase: give at least one', 'phases'))];
  const issues: CatalogIssue[] = [];
  const keys = new Set<string>();
  for (const [position, { key }] of phases.entries()) {
    if (keys.has(key)) {
      issues.push(critical(issue('PLAN_PHASE_DUPLICATED_KEY', `phases.${position}.key "${key}" is the key of an earlier phase: choose another`, 'phases', position, 'key')));
    }
    keys.add(key);
  }
  return issues;
}

function phaseIssues(plan: PlanOffer, phase: PlanPhase, position: number, features: FeatureFacts): CatalogIssue[] {
  const at: Path = ['phases', position];
  const issues = [...keyIssues(phase.key, [...at, 'key']), ...nameIssues(phase.name, [...at, 'name'])].map(critical);
  issues.push(...durationIssues(phase, position === plan.phases.length - 1, [...at, 'duration']).map(warning));
  if (phase.rateCards.length === 0) {
    issues.push(warning(issue('PLAN_PHASE_HAS_NO_RATE_CARDS', `${at.join('.')} has no rate card: give at least one`, ...at, 'rateCards')));
  }
  const keys = new Set<string>();
  for (const [index, card] of phase.rateCards.entries()) {
    const path: Path = [...at, 'rateCards', index];
    if (keys.has(card.key)) {
      issues.push(critical(issue('RATE_CARD_DUPLICATED_KEY', `${path.join('.')}.key "${card.key}" is the key of an earlier rate card of its phase: choose another`, ...path, 'key')));
    }
    keys.add(card.key);
    issues.push(...keyIssues(card.key, [...path, 'key']).map(critical), ...nameIssues(card.name, [...path, 'name']).map(critical));
    issues.push(...rateCardIssues(card, plan.billingCadence, features, path));
  }
  return issues;
}

function durationIssues({ duration }: PlanPhase, isLast: boolean, path: Path): Issue[] {
  const at = path.join('.');
  if (duration === null) {
    return isLast ? [] : [issue('PLAN_HAS_NON_LAST_PHASE_WITH_NO_DURATION', `${at} is missing: only the last phase runs to the end`, ...path)];
  }
  const found: Issue[] = [];
  if (isLast) found.push(issue('PLAN_HAS_LAST_PHASE_WITH_DURATION', `${at} is ${formatDuration(duration)}: the last phase runs to the end, leave it out`, ...path));
  if (!isPositiveDuration(duration)) {
    found.push(issue('PLAN_PHASE_WITH_NEGATIVE_DURATION', `${at} is ${formatDuration(duration)} and must be above zero`, ...path));
  } else if (!atLeast(duration, SHORTEST_PHASE_HOURS)) {
    found.push(issue('PLAN_PHASE_DURATION_LESS_THEN_AN_HOUR', `${at} is ${formatDuration(duration)} and must be at least PT1H`, ...path));
  }
  return found;
}

function keyIssues(key: string, path: Path): Issue[] {
  if (key === '') return [issue('RESOURCE_KEY_EMPTY', `${path.join('.')} is empty`, ...path)];
  if (isKey(key)) return [];
  return [issue('KEY_INVALID', `${path.join('.')} "${key}" is not a key: 1 to 64 lower-case letters and digits, joined by single underscores`, ...path)];
}
