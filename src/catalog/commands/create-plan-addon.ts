import { refuse } from '../../kit/errors.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { AddonNotFound, PlanAddonExists, PlanAddonIncompatibleStatus } from '../addon.errors.ts';
import { addonOfferOf } from '../addon-offer.ts';
import { addonBy } from '../addon.store.ts';
import type { AddonLookUp } from '../addon.store.ts';
import { PlanNotFound } from '../catalog.errors.ts';
import { metadataIssues } from '../name-issues.ts';
import { PlanAddon } from '../plan-addon.entity.ts';
import { planAddonIssues } from '../plan-addon-issues.ts';
import { planAddonByKey } from '../plan-addon.store.ts';
import type { PlanAddonTerms } from '../plan-addon.ts';
import { offerOf } from '../plan-offer.ts';
import { describePlan, planBy } from '../plan.store.ts';
import type { PlanLookUp } from '../plan.store.ts';
import { describeVersion } from '../version.store.ts';
import { lockedAddon } from './open-addon.ts';
import { openOffers } from './open-plan-addon.ts';

export interface CreatePlanAddonInput extends PlanAddonTerms {
  readonly plan: PlanLookUp;
  readonly addon: AddonLookUp;
  readonly metadata: Record<string, unknown> | null;
}

/**
 * Offers a version of an add-on with a version of a plan and answers the offer's id. Checked in this order: both exist (PlanNotFound,
 * AddonNotFound), the plan is a draft or scheduled and the add-on in force (PlanAddonIncompatibleStatus), the plan does not offer its key
 * already (PlanAddonExists), what makes them incompatible: kept on a draft, refused for a scheduled plan, which takes effect by itself.
 */
export async function createPlanAddon(ctx: CommandContext, input: CreatePlanAddonInput): Promise<string> {
  const now = ctx.clock.now();
  const [planRow, addonRow] = [await planBy(ctx.read, input.plan, now), await addonBy(ctx.read, input.addon, now)];
  if (planRow === null) throw new PlanNotFound(describePlan(input.plan));
  if (addonRow === null) throw new AddonNotFound(describeVersion(input.addon));
  const work = transact(ctx, async (tx) => {
    const { plan, status } = await openOffers(tx, planRow.id);
    const { addon, status: addonStatus } = await lockedAddon(tx, addonRow.id);
    if (addonStatus !== 'ACTIVE') throw new PlanAddonIncompatibleStatus('addon', addonStatus, addon);
    const known = await planAddonByKey(tx.read, plan.id, addon.key);
    if (known !== null) throw new PlanAddonExists(plan, addon.key, known.id);
    const offered = { offer: addonOfferOf(addon), version: addon.version, status: addonStatus, isDeleted: false };
    refuse([...(status === 'DRAFT' ? [] : planAddonIssues(offerOf(plan), offered, input)), ...metadataIssues(input.metadata, ['metadata'])]);
    const id = tx.newId();
    const made = tx.clock.now();
    tx.em.create(PlanAddon, {
      id,
      organizationId: tx.organizationId,
      planId: plan.id,
      addonId: addon.id,
      fromPlanPhase: input.fromPlanPhase,
      maxQuantity: input.maxQuantity,
      metadata: input.metadata,
      createdAt: made,
      updatedAt: made,
      deletedAt: null,
    });
    tx.emit({ type: 'plan_addon.created', id, customerId: null });
    return id;
  });
  return meaning(work, { plan_addon_live_unique: () => new PlanAddonExists(planRow, addonRow.key, null) });
}
