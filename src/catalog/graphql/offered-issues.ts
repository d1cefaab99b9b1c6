import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { addonsByIds } from '../addon.store.ts';
import type { PlanAddonRow } from '../plan-addon.entity.ts';
import { planAddonIssues } from '../plan-addon-issues.ts';
import { incompatibleAddonIssues, offeredAddon } from '../plan-addon-offer.ts';
import type { OfferedRow } from '../plan-addon-offer.ts';
import { planAddonsOf } from '../plan-addon.store.ts';
import type { PlanRow } from '../plan.entity.ts';
import { effectivePeriodOf, offerOf } from '../plan-offer.ts';
import { planStatus } from '../plan-status.ts';
import { plansByIds } from '../plan.store.ts';
import type { CatalogIssue } from '../severity.ts';

const addonOf = (ctx: GraphQLContext, id: string) => batched(ctx, 'offered add-ons', id, (ids) => addonsByIds(ctx.read, ids));

/** Why an add-on cannot be had with a plan whose add-ons may still change: two statements for all offers of an operation. */
export async function offerIssues(ctx: GraphQLContext, offer: PlanAddonRow): Promise<CatalogIssue[]> {
  const [plan, addon] = await Promise.all([batched(ctx, 'offering plans', offer.planId, (ids) => plansByIds(ctx.read, ids)), addonOf(ctx, offer.addonId)]);
  if (plan === null || addon === null || offer.deletedAt !== null) return [];
  const status = planStatus(effectivePeriodOf(plan), ctx.clock.now());
  if (status !== 'DRAFT' && status !== 'SCHEDULED') return [];
  return planAddonIssues(offerOf(plan), offeredAddon(addon, ctx.clock.now()), offer);
}

/** What of its add-ons stands in the way of publishing a draft: two statements for all plans of an operation. */
export async function offeredIssues(ctx: GraphQLContext, plan: PlanRow): Promise<CatalogIssue[]> {
  if (plan.effectiveFrom !== null) return [];
  const offers = await batched(ctx, 'offers of plans', plan.id, (ids) => planAddonsOf(ctx.read, ids));
  const rows = await Promise.all(
    offers.map(async (terms): Promise<OfferedRow[]> => {
      const addon = await addonOf(ctx, terms.addonId);
      return addon === null ? [] : [{ terms, addon }];
    }),
  );
  return incompatibleAddonIssues(offerOf(plan), rows.flat(), ctx.clock.now());
}
