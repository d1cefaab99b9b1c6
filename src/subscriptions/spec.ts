import type { BillingTerms, EntitlementTemplate, PlanOffer, RateCard, RateCardDiscounts, RateCardPrice } from '../catalog/index.ts';
import type { AddonOverlay } from './addons/overlay.ts';
import { addDuration } from '../kit/calendar.ts';
import { Decimal } from '../kit/decimal.ts';
import { anchorOf, isWeekly } from './billing-calendar/anchor.ts';
import { instantOfStart, noOffset } from './phase-start.ts';
import type { PhaseStart } from './phase-start.ts';
import { countedStarts } from './schedule.ts';
import type { Schedule, ScheduleItem, SchedulePhase } from './schedule.ts';

/** One version of an item with all that it says: a copy of the rate card it was made from, bought `quantity` times. */
export interface SpecItem extends ScheduleItem {
  readonly name: string;
  /** Null: nothing is metered or granted by it. */
  readonly featureId: string | null;
  readonly discounts: RateCardDiscounts | null;
  readonly entitlementTemplate: EntitlementTemplate | null;
  /** How many are bought, from 1. A flat price is charged so many times; other prices look at usage alone. */
  readonly quantity: number;
  /** What else the rate card says: notes, taxes, how it is charged. */
  readonly further: FurtherTerms;
  /** The price of one; `price` is that of all of them. Null: free of charge. */
  readonly unitPrice: RateCardPrice | null;
  /** What add-ons have a part in; left out: nothing. */
  readonly overlay?: AddonOverlay;
}

/** The members of a rate card that no rule of a subscription looks at. */
export type FurtherTerms = Omit<RateCard, 'key' | 'name' | 'featureKey' | 'featureId' | 'price' | 'billingCadence' | 'discounts' | 'entitlementTemplate'>;

export interface SpecPhase extends SchedulePhase<SpecItem> {
  readonly name: string;
  /** What its start comes from, which edits move it by; left out: the start itself. */
  readonly counted?: PhaseStart;
}

/**
 * What a subscription says, whole: edits, changes and pauses take one and answer another, and nothing but what it says is needed to know
 * its lines and rights. The items of a phase stand by key in the order of the plan, the versions of a key in the order of time.
 */
export interface SubscriptionSpec extends Schedule<SpecItem> {
  readonly phases: readonly SpecPhase[];
  /** What is said of it as a whole: what it costs at least, when usage is billed early; left out: nothing. */
  readonly terms?: BillingTerms;
}

/** What a subscription is made from: a plan's version, or an offer made for one customer. */
export type Offer = Pick<PlanOffer, 'currency' | 'billingCadence' | 'proRating' | 'phases' | 'terms'>;

/** Gives each new phase and item its id. */
export type Mint = () => string;

export interface NewSpec {
  readonly offer: Offer;
  readonly activeFrom: Temporal.Instant;
  /** Where periods are counted from; of one billed by days, an instant of the day that an anniversary is kept on. */
  readonly billingAnchor: Temporal.Instant;
  /** How it is billed by whole days, and whose; left out: it is not, periods run from the anchor as it is. */
  readonly days?: BillingDays | undefined;
  /** The phase to begin with; null: the first. */
  readonly startingPhase: string | null;
  /** When that phase ends, where it goes on and others follow; left out: after its own duration. */
  readonly phaseEnds?: Temporal.Instant | null;
}

/** Whose whole days periods are, and how they lie in them. */
export type BillingDays = Required<Pick<Schedule, 'zone' | 'billingTime'>>;

/** How a subscription is billed by whole days; undefined when it is not. */
export function billingDaysOf({ zone = 'UTC', billingTime }: Schedule): BillingDays | undefined {
  return billingTime === undefined ? undefined : { zone, billingTime };
}

/**
 * The specification of a subscription to an offer that begins at `activeFrom`. With a `startingPhase`, the earlier phases keep their
 * place with no length and the named one starts at once. Recurring flat fees are charged from the end of the offer's trial on. Null when the
 * offer has no phase of that key.
 */
export function specFromOffer({ offer, activeFrom, billingAnchor, days, startingPhase, phaseEnds }: NewSpec, mint: Mint): SubscriptionSpec | null {
  const { phases, currency, billingCadence, proRating, terms } = offer;
  const trialPeriod = terms?.trialPeriod ?? null;
  const first = startingPhase === null ? 0 : phases.findIndex(({ key }) => key === startingPhase);
  if (first === -1) return null;
  const durations = phases.slice(first).map(({ duration }) => duration);
  const starts = phaseEnds == null ? countedStarts(activeFrom, durations) : [{ from: activeFrom, after: noOffset }, ...countedStarts(phaseEnds, durations.slice(1))];
  return {
    id: mint(),
    activeFrom,
    activeTo: null,
    billingAnchor: days === undefined ? billingAnchor : anchorOf({ ...days, startsAt: activeFrom, anniversary: billingAnchor, weekly: isWeekly(billingCadence) }),
    ...days,
    billingCadence,
    currency,
    proRating,
    ...(terms === undefined ? {} : { terms }),
    ...(trialPeriod === null ? {} : { flatFeesFrom: addDuration(activeFrom, trialPeriod, days?.zone) }),
    phases: phases.map(({ key, name, rateCards }, position) => {
      const counted = starts[position - first] ?? { from: activeFrom, after: noOffset };
      const from = instantOfStart(counted, days?.zone);
      return { id: mint(), key, name, activeFrom: from, counted, items: rateCards.map((rateCard) => itemOf(rateCard, { id: mint(), version: 0, activeFrom: from })) };
    }),
  };
}

/** A version of an item that sells what a rate card says, from `activeFrom` until its phase ends. */
export function itemOf(rateCard: RateCard, { id, version, activeFrom }: Pick<SpecItem, 'id' | 'version' | 'activeFrom'>): SpecItem {
  const { key, name, featureKey: _, featureId, price, billingCadence, discounts, entitlementTemplate, ...further } = rateCard;
  return { id, key, version, name, featureId, further, price, unitPrice: price, quantity: 1, billingCadence, discounts, entitlementTemplate, activeFrom, activeTo: null };
}

/** The price of so many: a flat amount so many times, any other price as it is. */
export function priceOfAll(unitPrice: RateCardPrice | null, quantity: number): RateCardPrice | null {
  if (unitPrice?.type !== 'FLAT' || quantity === 1) return unitPrice;
  return { ...unitPrice, amount: unitPrice.amount.mul(Decimal.of(quantity)) };
}

/** Whether anything in it is ever charged. */
export function isBillable(phases: readonly { readonly items: readonly { readonly price: unknown }[] }[]): boolean {
  return phases.some(({ items }) => items.some(({ price }) => price !== null));
}
