import { formatDuration } from '../../kit/duration.ts';
import { refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import { billingTermsToJson } from '../billing-terms.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { metadataIssues } from '../name-issues.ts';
import type { PlanOffer } from '../plan.ts';
import { incompatibleAddonIssues, offersOf } from '../plan-addon-offer.ts';
import { planIssues } from '../plan-issues.ts';
import { phasesToJson } from '../plan-json.ts';
import { featureFacts, taxFacts, tiedOffer } from '../plan-offer.ts';
import { isCritical } from '../severity.ts';
import { planTaxIssues } from '../tax-issues.ts';
import { openPlan } from './open-plan.ts';

export interface UpdatePlanInput extends Omit<PlanOffer, 'key' | 'currency'> {
  readonly metadata: Record<string, unknown> | null;
}

/**
 * Replaces what a draft or scheduled version offers and answers its id; key, currency, effective dates and add-ons stay. A draft is refused
 * for critical issues only; a scheduled version, which takes effect by itself, for any, those of its add-ons too.
 */
export function updatePlan(ctx: CommandContext, id: string, input: UpdatePlanInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const { plan, status } = await openPlan(tx, id, 'update');
    const now = tx.clock.now();
    const features = await featureFacts(tx.read, input.phases);
    const taxes = await taxFacts(tx.read, input);
    const offer = { ...tiedOffer(input, features, taxes), key: plan.key, currency: plan.currency };
    const issues = planIssues(offer, features);
    const found = status === 'DRAFT' ? issues.filter(isCritical) : [...issues, ...incompatibleAddonIssues(offer, await offersOf(tx.read, id), now)];
    refuse([...found, ...planTaxIssues(input, taxes), ...metadataIssues(input.metadata, ['metadata'])]);
    tx.em.assign(plan, {
      name: offer.name,
      description: offer.description,
      billingCadence: formatDuration(offer.billingCadence),
      proRating: offer.proRating,
      phases: phasesToJson(offer.phases),
      taxes: offer.taxes ?? [],
      billingTerms: billingTermsToJson(offer.terms),
      metadata: input.metadata,
      updatedAt: now,
    });
    tx.emit({ type: 'plan.updated', id, customerId: null });
    return id;
  });
}
