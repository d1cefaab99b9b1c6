import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { PlanNotFound } from '../catalog.errors.ts';
import { offerOf } from '../plan-offer.ts';
import { describePlan, latestPlan, planBy } from '../plan.store.ts';
import type { PlanLookUp } from '../plan.store.ts';
import { addDraft, lostRaces } from './create-plan.ts';

/**
 * Copies a version into a new draft of its key and answers the draft's id. An id or a version number names the one that is copied, a
 * key the latest that is not deleted. Throws PlanNotFound, or PlanDraftExists while the key has a draft.
 */
export async function createNextPlanVersion(ctx: CommandContext, by: PlanLookUp): Promise<string> {
  const found = 'key' in by ? await latestPlan(ctx.read, by.key) : await planBy(ctx.read, by, ctx.clock.now());
  if (found === null || found.deletedAt !== null) throw new PlanNotFound(describePlan(by));
  const work = transact(ctx, (tx) => addDraft(tx, { ...offerOf(found), metadata: found.metadata as Record<string, unknown> | null }));
  return meaning(work, lostRaces(found.key));
}
