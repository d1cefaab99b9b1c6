import { before, notAfter } from '../../kit/calendar.ts';
import { parseDuration } from '../../kit/duration.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { PlanEffectivePeriodOverlaps } from '../catalog.errors.ts';
import { Plan } from '../plan.entity.ts';
import { planIssues } from '../plan-issues.ts';
import { phasesFromJson, phasesToJson } from '../plan-json.ts';
import { featureFacts, withFeatureIds } from '../plan-offer.ts';
import type { ProRating } from '../plan.ts';
import { openPlan } from './open-plan.ts';

export interface EffectivePeriodInput {
  /** Now when missing. */
  readonly from?: Temporal.Instant | null | undefined;
  /** Exclusive; without end when missing. */
  readonly to?: Temporal.Instant | null | undefined;
}

/**
 * Puts a draft or scheduled version up for sale from now, or from a later instant, and answers its id. The version that is in force
 * then ends where this one begins. Checked in this order: its status, everything that is wrong with the plan and the period
 * (ValidationError), a later version that it would run into (PlanEffectivePeriodOverlaps).
 */
export function publishPlan(ctx: CommandContext, id: string, period: EffectivePeriodInput = {}): Promise<string> {
  return transact(ctx, async (tx) => {
    const { plan } = await openPlan(tx, id, 'publish');
    const now = tx.clock.now();
    const from = period.from ?? now;
    const to = period.to ?? null;

    const phases = phasesFromJson(plan.phases);
    const features = await featureFacts(tx.read, phases);
    const offer = { ...plan, description: plan.description ?? null, billingCadence: parseDuration(plan.billingCadence), proRating: plan.proRating as ProRating, phases };
    refuse([...periodIssues(period.from ?? null, from, to, now), ...planIssues(offer, features)]);
    await endEarlier(tx, plan, from, to, now);

    tx.em.assign(plan, { phases: phasesToJson(withFeatureIds(phases, features)), effectiveFrom: from, effectiveTo: to, updatedAt: now });
    tx.emit({ type: 'plan.published', id, customerId: null });
    return id;
  });
}

function periodIssues(given: Temporal.Instant | null, from: Temporal.Instant, to: Temporal.Instant | null, now: Temporal.Instant): Issue[] {
  const issues: Issue[] = [];
  if (given !== null && before(given, now)) {
    issues.push(issue('EFFECTIVE_PERIOD_FROM_IN_PAST', `effectivePeriod.from ${given.toString()} is over: leave it out to publish now`, 'effectivePeriod', 'from'));
  }
  if (to !== null && notAfter(to, from)) {
    issues.push(issue('EFFECTIVE_PERIOD_FROM_AFTER_TO', `effectivePeriod.to ${to.toString()} is not after its start ${from.toString()}`, 'effectivePeriod', 'to'));
  }
  return issues;
}

/** Ends the versions in force at `from` there, so that at most one is for sale at any instant. */
async function endEarlier(tx: Transaction, plan: Plan, from: Temporal.Instant, to: Temporal.Instant | null, now: Temporal.Instant): Promise<void> {
  const others = await tx.em.find(Plan, { key: plan.key, id: { $ne: plan.id }, deletedAt: null, effectiveFrom: { $ne: null } });
  for (const other of others) {
    const begins = other.effectiveFrom;
    if (begins == null || (other.effectiveTo != null && notAfter(other.effectiveTo, from))) continue;
    if (notAfter(begins, from)) tx.em.assign(other, { effectiveTo: from, updatedAt: now });
    else if (to === null || before(begins, to)) throw new PlanEffectivePeriodOverlaps(other, begins.toString());
  }
}
