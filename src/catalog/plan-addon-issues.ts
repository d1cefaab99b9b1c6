import { compatible, formatDuration } from '../kit/duration.ts';
import { issue } from '../kit/errors.ts';
import type { AddonOffer } from './addon.ts';
import type { AddonStatus } from './addon-status.ts';
import type { PlanAddonTerms } from './plan-addon.ts';
import type { PlanOffer, RateCard } from './plan.ts';
import { sharedRateCardIssues } from './shared-rate-card-issues.ts';
import { warning } from './severity.ts';
import type { CatalogIssue } from './severity.ts';

/** What of an add-on counts where it is offered with a plan. */
export interface OfferedAddon {
  readonly offer: AddonOffer;
  readonly version: number;
  readonly status: AddonStatus;
  readonly isDeleted: boolean;
}

/**
 * Why an add-on cannot be had with a plan on these terms; none when it can. Paths begin with `addon`, `fromPlanPhase` or `maxQuantity`.
 * OpenMeter's rules: one currency, a quantity only where it is had several times, cadences that fit the plan's, and where the add-on and a
 * phase from `fromPlanPhase` on have a rate card of one key, both are flat or free and alike. All of it is kept on a draft, since plan and
 * terms can still be mended, and stands in the way of publishing the plan.
 */
export function planAddonIssues(plan: PlanOffer, addon: OfferedAddon, terms: PlanAddonTerms): CatalogIssue[] {
  const { offer } = addon;
  return [...statusIssues(addon), ...currencyIssues(plan, offer), ...quantityIssues(offer, terms), ...cadenceIssues(plan, offer.rateCards), ...phaseIssues(plan, offer, terms)];
}

function statusIssues({ offer, version, status, isDeleted }: OfferedAddon): CatalogIssue[] {
  if (status === 'ACTIVE' && !isDeleted) return [];
  const what = `version ${version} of add-on "${offer.key}" is ${isDeleted ? 'deleted' : status}: offer the version in force`;
  return [warning(issue('PLAN_ADDON_INCOMPATIBLE_STATUS', what, 'addon', 'status'))];
}

function currencyIssues(plan: PlanOffer, addon: AddonOffer): CatalogIssue[] {
  if (plan.currency === addon.currency) return [];
  return [warning(issue('PLAN_ADDON_CURRENCY_MISMATCH', `addon "${addon.key}" is sold in ${addon.currency}, plan "${plan.key}" in ${plan.currency}: offer one in ${plan.currency}`, 'addon', 'currency'))];
}

function quantityIssues({ key, instanceType }: AddonOffer, { maxQuantity }: PlanAddonTerms): CatalogIssue[] {
  if (instanceType === 'SINGLE') {
    if (maxQuantity === null) return [];
    return [warning(issue('PLAN_ADDON_MAX_QUANTITY_MUST_NOT_BE_SET', `maxQuantity is ${maxQuantity}, and add-on "${key}" is had once: leave it out`, 'maxQuantity'))];
  }
  if (maxQuantity === null || maxQuantity > 0) return [];
  return [warning(issue('PLAN_ADDON_MAX_QUANTITY_MUST_BE_SET', `maxQuantity is ${maxQuantity} and must be above 0; leave it out for no bound`, 'maxQuantity'))];
}

function cadenceIssues({ billingCadence }: PlanOffer, cards: readonly RateCard[]): CatalogIssue[] {
  return cards.flatMap((card, position) => {
    if (card.price === null || card.billingCadence === null || compatible(card.billingCadence, billingCadence)) return [];
    const path = ['addon', 'rateCards', position, 'billingCadence'] as const;
    const what = `${path.join('.')} ${formatDuration(card.billingCadence)} does not fit the plan's ${formatDuration(billingCadence)}: one must be an exact multiple of the other`;
    return [warning(issue('PLAN_BILLING_CADENCE_NOT_COMPATIBLE', what, ...path))];
  });
}

function phaseIssues({ key, phases }: PlanOffer, addon: AddonOffer, { fromPlanPhase }: PlanAddonTerms): CatalogIssue[] {
  const first = phases.findIndex((phase) => phase.key === fromPlanPhase);
  if (first === -1) {
    const known = phases.map((phase) => phase.key).join(', ') || 'it has none';
    return [warning(issue('PLAN_ADDON_UNKNOWN_PLAN_PHASE_KEY', `fromPlanPhase "${fromPlanPhase}" is no phase of plan "${key}": use one of its own (${known})`, 'fromPlanPhase'))];
  }
  const positions = new Map(addon.rateCards.map((card, position) => [card.key, position]));
  return phases.slice(first).flatMap((phase) =>
    phase.rateCards.flatMap((card) => {
      const position = positions.get(card.key);
      const overlay = position === undefined ? undefined : addon.rateCards[position];
      if (position === undefined || overlay === undefined) return [];
      return sharedRateCardIssues(card, overlay, phase.key, ['addon', 'rateCards', position]).map(warning);
    }),
  );
}
