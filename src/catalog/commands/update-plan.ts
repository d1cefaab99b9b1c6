import { formatDuration } from '../../kit/duration.ts';
import { refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { metadataIssues } from '../name-issues.ts';
import type { PlanOffer } from '../plan.ts';
import { planIssues } from '../plan-issues.ts';
import { phasesToJson } from '../plan-json.ts';
import { featureFacts, withFeatureIds } from '../plan-offer.ts';
import { isCritical } from '../severity.ts';
import { openPlan } from './open-plan.ts';

export interface UpdatePlanInput extends Omit<PlanOffer, 'key' | 'currency'> {
  readonly metadata: Record<string, unknown> | null;
}

/**
 * Replaces what a draft or scheduled version offers and answers its id; key, currency and effective dates stay. A draft is refused for
 * critical issues only; a scheduled version, which takes effect by itself, for any.
 */
export function updatePlan(ctx: CommandContext, id: string, input: UpdatePlanInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const { plan, status } = await openPlan(tx, id, 'update');
    const features = await featureFacts(tx.read, input.phases);
    const issues = planIssues({ ...input, key: plan.key, currency: plan.currency }, features);
    refuse([...(status === 'DRAFT' ? issues.filter(isCritical) : issues), ...metadataIssues(input.metadata, ['metadata'])]);
    tx.em.assign(plan, {
      name: input.name,
      description: input.description,
      billingCadence: formatDuration(input.billingCadence),
      proRating: input.proRating,
      phases: phasesToJson(withFeatureIds(input.phases, features)),
      metadata: input.metadata,
      updatedAt: tx.clock.now(),
    });
    tx.emit({ type: 'plan.updated', id, customerId: null });
    return id;
  });
}
