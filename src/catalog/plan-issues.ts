import { formatDuration } from '../kit/duration.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { atLeast, isPositiveDuration } from '../kit/duration.ts';
import { billingTermsIssues } from './billing-terms.ts';
import { ENDLESS, isEndless } from './endless.ts';
import { currencyIssues, descriptionIssues, keyIssues, metadataIssues, nameIssues } from './name-issues.ts';
import { PLAN_CADENCES } from './plan.ts';
import type { PlanOffer, PlanPhase } from './plan.ts';
import { rateCardListIssues } from './rate-card-list-issues.ts';
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
  const terms = plan.terms === undefined ? [] : billingTermsIssues(plan.terms);
  return [...headIssues(plan), ...terms, ...phasesIssues(plan.phases), ...plan.phases.flatMap((phase, position) => phaseIssues(plan, phase, position, features))];
}

function headIssues({ key, name, description, currency, billingCadence }: PlanOffer): CatalogIssue[] {
  const found: Issue[] = [...keyIssues(key, ['key']), ...nameIssues(name, ['name']), ...descriptionIssues(description, ['description'])];
  found.push(...currencyIssues(currency, ['currency']));
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
  const issues = [
    ...keyIssues(phase.key, [...at, 'key']),
    ...nameIssues(phase.name, [...at, 'name']),
    ...descriptionIssues(phase.description ?? null, [...at, 'description']),
    ...metadataIssues(phase.metadata ?? null, [...at, 'metadata']),
  ].map(critical);
  issues.push(...durationIssues(phase, position === plan.phases.length - 1, [...at, 'duration']).map(warning));
  if (phase.rateCards.length === 0) {
    issues.push(warning(issue('PLAN_PHASE_HAS_NO_RATE_CARDS', `${at.join('.')} has no rate card: give at least one`, ...at, 'rateCards')));
  }
  issues.push(...rateCardListIssues(phase.rateCards, plan.billingCadence, features, [...at, 'rateCards']));
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
  } else if (isEndless(duration)) {
    found.push(issue('PLAN_PHASE_DURATION_TOO_LONG', `${at} is ${formatDuration(duration)} and must be shorter than ${ENDLESS}`, ...path));
  }
  return found;
}
