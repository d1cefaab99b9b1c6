import type { Transaction } from '../../platform/transaction.ts';
import { PlanAddonIncompatibleStatus, PlanAddonNotFound } from '../addon.errors.ts';
import type { Plan } from '../plan.entity.ts';
import { PlanAddon } from '../plan-addon.entity.ts';
import type { PlanStatus } from '../plan-status.ts';
import { lockedPlan } from './open-plan.ts';

/**
 * A version of a plan whose add-ons may still change, with all versions of its key locked until the transaction ends. Throws PlanNotFound,
 * PlanDeleted, or PlanAddonIncompatibleStatus once it was in force.
 */
export async function openOffers(tx: Transaction, planId: string): Promise<{ plan: Plan; status: PlanStatus }> {
  const opened = await lockedPlan(tx, planId);
  if (opened.status !== 'DRAFT' && opened.status !== 'SCHEDULED') throw new PlanAddonIncompatibleStatus('plan', opened.status, opened.plan);
  return opened;
}

/** One offer of such a plan. Throws PlanAddonNotFound too, also for a deleted one. */
export async function openPlanAddon(tx: Transaction, id: string): Promise<{ offer: PlanAddon; plan: Plan; status: PlanStatus }> {
  const found = await tx.em.findOne(PlanAddon, { id });
  if (found === null || found.deletedAt != null) throw new PlanAddonNotFound(`id "${id}"`);
  const opened = await openOffers(tx, found.planId);
  const offer = await tx.em.refresh(found);
  if (offer === null || offer.deletedAt != null) throw new PlanAddonNotFound(`id "${id}"`);
  return { offer, ...opened };
}
