import { refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { PlanEffectivePeriodOverlaps } from '../catalog.errors.ts';
import { Plan } from '../plan.entity.ts';
import { incompatibleAddonIssues, offersOf } from '../plan-addon-offer.ts';
import { planIssues } from '../plan-issues.ts';
import { phasesToJson } from '../plan-json.ts';
import { featureFacts, offerOf, withFeatureIds } from '../plan-offer.ts';
import { effectivePeriodIssues, reopenedBy, wayFor } from '../version-chain.ts';
import { openPlan } from './open-plan.ts';

export interface EffectivePeriodInput {
  /** Now when missing. */
  readonly from?: Temporal.Instant | null | undefined;
  /** Exclusive; without end when missing. */
  readonly to?: Temporal.Instant | null | undefined;
}

/**
 * Puts a draft or scheduled version up for sale from now, or from a later instant, and answers its id. The version that is in force
 * then ends where this one begins; one that ended where a scheduled version was to begin before stays for sale until then. Checked in this order: its status, everything that is wrong with the period, the plan and its add-ons
 * (ValidationError), a later version that it would run into (PlanEffectivePeriodOverlaps).
 */
export function publishPlan(ctx: CommandContext, id: string, period: EffectivePeriodInput = {}): Promise<string> {
  return transact(ctx, async (tx) => {
    const { plan } = await openPlan(tx, id, 'publish');
    const now = tx.clock.now();
    const from = period.from ?? now;
    const to = period.to ?? null;

    const offer = offerOf(plan);
    const features = await featureFacts(tx.read, offer.phases);
    const tied = { ...offer, phases: withFeatureIds(offer.phases, features) };
    refuse([...effectivePeriodIssues(period.from ?? null, from, to, now), ...planIssues(tied, features), ...incompatibleAddonIssues(tied, await offersOf(tx.read, id), now)]);

    const others = await tx.em.find(Plan, { key: plan.key, id: { $ne: plan.id }, deletedAt: null, effectiveFrom: { $ne: null } });
    // A scheduled version that is published for another time gives its first beginning back.
    if (plan.effectiveFrom != null) for (const { version, effectiveTo } of reopenedBy(others, plan.effectiveFrom)) tx.em.assign(version, { effectiveTo, updatedAt: now });
    const { ending, inTheWay } = wayFor(others, from, to);
    if (inTheWay?.effectiveFrom != null) throw new PlanEffectivePeriodOverlaps(inTheWay, inTheWay.effectiveFrom.toString());
    for (const other of ending) tx.em.assign(other, { effectiveTo: from, updatedAt: now });

    tx.em.assign(plan, { phases: phasesToJson(tied.phases), effectiveFrom: from, effectiveTo: to, updatedAt: now });
    tx.emit({ type: 'plan.published', id, customerId: null });
    return id;
  });
}
