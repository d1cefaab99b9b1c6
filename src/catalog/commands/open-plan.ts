import type { Transaction } from '../../platform/transaction.ts';
import { PlanDeleted, PlanInvalidStatus, PlanNotFound } from '../catalog.errors.ts';
import { Plan } from '../plan.entity.ts';
import { planAllows, planStatus } from '../plan-status.ts';
import type { PlanAction, PlanStatus } from '../plan-status.ts';
import { lockPlanKey } from '../plan.store.ts';
import { periodOf } from '../version-chain.ts';

/**
 * The version that a step is to be done to, with all versions of its key locked until the transaction ends. Throws PlanNotFound,
 * PlanDeleted, or PlanInvalidStatus when its status has no such step.
 */
export async function openPlan(tx: Transaction, id: string, action: PlanAction): Promise<{ plan: Plan; status: PlanStatus }> {
  const opened = await lockedPlan(tx, id);
  if (!planAllows(opened.status, action)) throw new PlanInvalidStatus(action, opened.status, opened.plan);
  return opened;
}

/** The same whatever its status. */
export async function lockedPlan(tx: Transaction, id: string): Promise<{ plan: Plan; status: PlanStatus }> {
  const found = await tx.em.findOne(Plan, { id });
  if (found === null) throw new PlanNotFound(`id "${id}"`);
  await lockPlanKey(tx.read, found.key);
  // What was read before the lock may be old by now.
  const plan = await tx.em.refresh(found);
  if (plan === null) throw new PlanNotFound(`id "${id}"`);
  if (plan.deletedAt != null) throw new PlanDeleted(plan);
  return { plan, status: planStatus(periodOf(plan), tx.clock.now()) };
}
