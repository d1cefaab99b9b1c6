import { PlanNotFound, describePlan, effectivePeriodOf, offerOf, planBy, planStatus, plansByIds } from '../../catalog/index.ts';
import type { PlanRow } from '../../catalog/index.ts';
import { present } from '../../kit/assert.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { PlanNotActive, SubscriptionHasNoPlan } from '../subscription.errors.ts';
import type { SubscriptionLookUp } from '../subscription.store.ts';
import { plannedChange } from './change-subscription.ts';
import type { ChangeTerms } from './change-subscription.ts';
import type { FoundOffer } from './offer-for.ts';
import { openSubscription } from './open-subscription.ts';
import type { OpenSubscription } from './open-subscription.ts';
import { takeOver } from './take-over.ts';
import type { ChangedSubscription } from './take-over.ts';

export interface MigrateSubscriptionInput extends ChangeTerms {
  /** Null: the version in force. */
  readonly targetVersion: number | null;
}

/**
 * Has a subscription to a newer version of its plan take over, under the same name, description and metadata. Where no phase is named the one
 * that runs then goes on until it was to end, if the version has one of its key: nobody's trial begins again with a new version. Checked in this order: that
 * it exists, its status (SubscriptionMoveForbidden), that it has a plan (SubscriptionHasNoPlan), that the version exists, was published
 * (PlanNotActive) and is newer (ValidationError), pauses, and the terms as of any change.
 */
export function migrateSubscription(ctx: CommandContext, by: SubscriptionLookUp, input: MigrateSubscriptionInput): Promise<ChangedSubscription> {
  return transact(ctx, async (tx) => {
    const open = await openSubscription(tx, by, 'migrate');
    const found = await newerVersion(tx, open, input.targetVersion);
    const planned = await plannedChange(tx, open, found, { ...input, timing: input.timing ?? 'IMMEDIATE', goesOn: true });
    const { name, description, metadata } = open.schedule.row;
    const names = { key: null, externalId: null, name, description, metadata: metadata as Record<string, unknown> | null };
    return takeOver(tx, open, planned, { planId: found.planId, names });
  });
}

/** The newer version of the plan of an open subscription. Archived ones will do: the version in force may be newer still. */
export async function newerVersion(tx: Transaction, { schedule }: OpenSubscription, targetVersion: number | null): Promise<FoundOffer> {
  const { planId } = schedule.row;
  if (planId === null) throw new SubscriptionHasNoPlan(schedule.id);
  const now = tx.clock.now();
  const plan = present((await plansByIds(tx.read, [planId]))[0], 'the plan of a subscription');
  const lookUp = targetVersion === null ? { key: plan.key } : { version: { key: plan.key, version: targetVersion } };
  const target = await planBy(tx.read, lookUp, now);
  if (target === null) throw new PlanNotFound(describePlan(lookUp));
  refuseUnpublished(target, now);
  if (target.version <= plan.version) {
    refuse([issue('SUBSCRIPTION_VERSION_NOT_NEWER', `targetVersion ${target.version} is not newer than version ${plan.version}, which the subscription has: choose a later one`, 'targetVersion')]);
  }
  return { planId: target.id, offer: offerOf(target), metadata: null };
}

function refuseUnpublished(plan: PlanRow, now: Temporal.Instant): void {
  if (plan.deletedAt !== null) throw new PlanNotActive(plan, 'deleted');
  const status = planStatus(effectivePeriodOf(plan), now);
  if (status !== 'ACTIVE' && status !== 'ARCHIVED') throw new PlanNotActive(plan, status);
}
