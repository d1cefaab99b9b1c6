import { offerOf, sharedRateCardIssues } from '../catalog/index.ts';
import type { AddonOffer, PlanRow, RateCard } from '../catalog/index.ts';
import { before } from '../kit/calendar.ts';
import type { Issue } from '../kit/errors.ts';
import { itemActivity, phaseActivity } from './schedule.ts';
import type { SpecItem, SubscriptionSpec } from './spec.ts';

/** The keys of the phases of a plan in which an add-on can be had. */
export function offeredPhaseKeys(plan: PlanRow, fromPlanPhase: string): ReadonlySet<string> {
  const keys = offerOf(plan).phases.map(({ key }) => key);
  return new Set(keys.slice(keys.indexOf(fromPlanPhase)));
}

/**
 * Why an add-on cannot lie over what a subscription sells from `at` on, with other add-ons, every version that is scheduled included; none when it can. The plan was held to the same
 * rule when it was published: what is found here came by edits, or with another add-on that sells the same key.
 */
export function overlayIssues(spec: SubscriptionSpec, { rateCards }: AddonOffer, at: Temporal.Instant): Issue[] {
  return spec.phases.flatMap((phase, position) => {
    const time = phaseActivity(spec, position);
    const sold = phase.items.filter((item) => {
      const { to } = itemActivity(item, time);
      return to === null || before(at, to);
    });
    return rateCards.flatMap((card, index) => {
      const found = sold.filter(({ key }) => key === card.key).flatMap((item) => sharedRateCardIssues(cardOf(item), card, phase.key, ['addon', 'rateCards', index]));
      // Versions that are scheduled may all be wrong in the same way.
      return [...new Map(found.map((one) => [one.message, one])).values()];
    });
  });
}

/** What an item sells as a rate card: where there is a feature, the key of the item is its key. */
function cardOf({ key, name, featureId, unitPrice: price, billingCadence, discounts, entitlementTemplate }: SpecItem): RateCard {
  return { key, name, featureId, featureKey: featureId === null ? null : key, price, billingCadence, discounts, entitlementTemplate };
}
