import { instantOrNull } from '../platform/entity.ts';
import type { Reader } from '../platform/reader.ts';
import { issue } from '../kit/errors.ts';
import type { AddonRow } from './addon.entity.ts';
import { addonOfferOf } from './addon-offer.ts';
import { addonStatus } from './addon-status.ts';
import { addonsByIds } from './addon.store.ts';
import type { PlanAddonRow } from './plan-addon.entity.ts';
import { planAddonIssues } from './plan-addon-issues.ts';
import type { OfferedAddon } from './plan-addon-issues.ts';
import { planAddonsOf } from './plan-addon.store.ts';
import type { PlanOffer } from './plan.ts';
import { warning } from './severity.ts';
import type { CatalogIssue } from './severity.ts';

/** What of a version of an add-on counts where it is offered with a plan. */
export function offeredAddon(row: AddonRow, now: Temporal.Instant): OfferedAddon {
  const period = { effectiveFrom: instantOrNull(row.effectiveFrom), effectiveTo: instantOrNull(row.effectiveTo) };
  return { offer: addonOfferOf(row), version: row.version, status: addonStatus(period, now), isDeleted: row.deletedAt !== null };
}

/** An offer with a plan and the version of the add-on that it is about. */
export interface OfferedRow {
  readonly terms: PlanAddonRow;
  readonly addon: AddonRow;
}

/** What a version of a plan offers, in the order it was offered: at most two statements. */
export async function offersOf(read: Reader, planId: string): Promise<OfferedRow[]> {
  const [offers = []] = await planAddonsOf(read, [planId]);
  const addons = offers.length === 0 ? [] : await addonsByIds(read, [...new Set(offers.map(({ addonId }) => addonId))]);
  const byId = new Map(addons.flatMap((addon) => (addon === null ? [] : [[addon.id, addon] as const])));
  return offers.flatMap((terms) => {
    const addon = byId.get(terms.addonId);
    return addon === undefined ? [] : [{ terms, addon }];
  });
}

/** One issue for each add-on that cannot be had with the plan, with the first reason and how many more there are. */
export function incompatibleAddonIssues(plan: PlanOffer, offers: readonly OfferedRow[], now: Temporal.Instant): CatalogIssue[] {
  return offers.flatMap(({ terms, addon }, position) => {
    const issues = planAddonIssues(plan, offeredAddon(addon, now), terms);
    const [first] = issues;
    if (first === undefined) return [];
    const more = issues.length === 1 ? '' : ` (and ${issues.length - 1} more, in its own validationIssues)`;
    return [warning(issue('PLAN_HAS_INCOMPATIBLE_ADDON', `addons.${position}: add-on "${addon.key}" cannot be had with the plan: ${first.message}${more}`, 'addons', position))];
  });
}
