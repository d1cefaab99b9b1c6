import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { addonsInForce } from '../addon.store.ts';
import { PlanNotFound } from '../catalog.errors.ts';
import { PlanAddon } from '../plan-addon.entity.ts';
import { offersOf } from '../plan-addon-offer.ts';
import { offerOf } from '../plan-offer.ts';
import { describePlan, planToCopy } from '../plan.store.ts';
import type { PlanLookUp } from '../plan.store.ts';
import { addDraft, lostRaces } from './create-plan.ts';

/**
 * Copies a version into a new draft of its key, with the add-ons that it offers, and answers the draft's id. An id or a version number names
 * the one that is copied, a key the latest that is not deleted. Throws PlanNotFound, or PlanDraftExists while the key has a draft.
 */
export async function createNextPlanVersion(ctx: CommandContext, by: PlanLookUp): Promise<string> {
  const found = await planToCopy(ctx.read, by, ctx.clock.now());
  if (found === null || found.deletedAt !== null) throw new PlanNotFound(describePlan(by));
  const work = transact(ctx, async (tx) => {
    const id = await addDraft(tx, { ...offerOf(found), metadata: found.metadata as Record<string, unknown> | null, externalId: found.externalId });
    await copyOffers(tx, found.id, id);
    return id;
  });
  return meaning(work, lostRaces(found.key));
}

/** The draft offers the version of each add-on that is in force now; of one that is in force no more the same version, which it then says. */
async function copyOffers(tx: Transaction, from: string, to: string): Promise<void> {
  const offers = await offersOf(tx.read, from);
  if (offers.length === 0) return;
  const now = tx.clock.now();
  const inForce = await addonsInForce(tx.read, offers.map(({ addon }) => addon.key), now);
  for (const [position, { terms, addon }] of offers.entries()) {
    tx.em.create(PlanAddon, {
      id: tx.newId(),
      organizationId: tx.organizationId,
      planId: to,
      addonId: inForce[position]?.id ?? addon.id,
      fromPlanPhase: terms.fromPlanPhase,
      maxQuantity: terms.maxQuantity,
      metadata: terms.metadata as Record<string, unknown> | null,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    });
  }
}
