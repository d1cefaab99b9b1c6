import { PlanNotFound, customOffer, describePlan, effectivePeriodOf, metadataIssues, offerOf, planBy, planStatus } from '../../catalog/index.ts';
import type { PlanLookUp, PlanOffer, PlanRow } from '../../catalog/index.ts';
import { refuse } from '../../kit/errors.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { PlanNotActive } from '../subscription.errors.ts';

/** An offer made for one customer, in the shape of a plan. */
export interface CustomPlan extends Omit<PlanOffer, 'key'> {
  readonly metadata: Record<string, unknown> | null;
}

/** Where a subscription comes from: a version of a plan in force, or an offer of its own. */
export type OfferSource = { readonly plan: PlanLookUp } | { readonly customPlan: CustomPlan };

export interface FoundOffer {
  /** Null for an offer of its own. */
  readonly planId: string | null;
  readonly offer: PlanOffer;
  readonly metadata: Record<string, unknown> | null;
}

/** What a custom plan goes by in messages: it has no key. */
const CUSTOM = 'custom';

/**
 * The offer that a subscription is made from. Throws PlanNotFound and PlanNotActive, or a ValidationError with everything that is wrong
 * with a custom plan: all that would keep a plan from being published.
 */
export async function offerFor(tx: Transaction, source: OfferSource): Promise<FoundOffer> {
  if ('plan' in source) {
    const plan = await activePlan(tx, source.plan);
    return { planId: plan.id, offer: offerOf(plan), metadata: null };
  }
  const { metadata, ...custom } = source.customPlan;
  const { offer, issues } = await customOffer(tx.read, { ...custom, key: CUSTOM });
  refuse([...issues, ...metadataIssues(metadata, ['metadata'])].map((found) => ({ code: found.code, message: `customPlan: ${found.message}`, path: ['customPlan', ...found.path] })));
  return { planId: null, offer, metadata };
}

async function activePlan(tx: Transaction, by: PlanLookUp): Promise<PlanRow> {
  const now = tx.clock.now();
  const plan = await planBy(tx.read, by, now);
  if (plan === null) throw new PlanNotFound(describePlan(by));
  if (plan.deletedAt !== null) throw new PlanNotActive(plan, 'deleted');
  const status = planStatus(effectivePeriodOf(plan), now);
  if (status !== 'ACTIVE') throw new PlanNotActive(plan, status);
  return plan;
}
