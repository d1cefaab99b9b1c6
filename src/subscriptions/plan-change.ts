import { addDuration, before, later, sameInstant } from '../kit/calendar.ts';
import { Decimal } from '../kit/decimal.ts';
import { present } from '../kit/assert.ts';
import { alignedPeriodAt } from './aligned-period.ts';
import { phaseActivity, phaseAt } from './schedule.ts';
import { billingDaysOf, specFromOffer } from './spec.ts';
import type { BillingDays, Mint, NewSpec, Offer, SpecPhase, SubscriptionSpec } from './spec.ts';
import { endBy } from './timing.ts';
import type { Timing } from './timing.ts';

/**
 * What a change in the middle of a period charges of recurring flat fees. PRORATED: either plan's for the time it ran; what was charged of
 * the old one for later is credited. FULL: the old one's as they were charged, and a whole period of the new one that begins with the
 * change. NONE: nothing before the period that was charged is over.
 */
export type Proration = 'FULL' | 'PRORATED' | 'NONE';

/** Dearer or as dear by the year, or cheaper. */
export type Direction = 'UPGRADE' | 'DOWNGRADE';

/** What holds where the caller does not say. */
export interface ChangeDefaults {
  readonly timing: Timing;
  readonly proration: Proration;
}

export interface PlanChange {
  readonly offer: Offer;
  /** The phase to begin with; null: the first, or the one that runs. */
  readonly startingPhase: string | null;
  /** Where no phase is named, the one that runs then goes on until it was to end, if the offer has one of its key. */
  readonly goesOn?: boolean;
  /** Null: the old one's, but for a FULL change, which begins its own periods. */
  readonly billingAnchor: Temporal.Instant | null;
  /** Null: the default of its direction. */
  readonly timing: Timing | null;
  readonly proration: Proration | null;
  /** When the customer first subscribed in this chain of changes: a trial is counted from here, and not given again. */
  readonly trialFrom: Temporal.Instant;
}

export interface PlannedChange {
  readonly at: Temporal.Instant;
  readonly direction: Direction;
  readonly proration: Proration;
  /** The running one with its end. */
  readonly current: SubscriptionSpec;
  /** The one that takes over at that very instant. */
  readonly next: SubscriptionSpec;
}

/**
 * Has a subscription to another offer take over from a running one. Null when the offer has no such phase. Throws a ValidationError for a
 * timing that is no boundary ({@link endBy}).
 */
export function planChange(spec: SubscriptionSpec, change: PlanChange, defaults: Readonly<Record<Direction, ChangeDefaults>>, now: Temporal.Instant, mint: Mint): PlannedChange | null {
  const direction = directionOf(spec, change.offer);
  const proration = change.proration ?? defaults[direction].proration;
  const at = changeAt(spec, change, defaults, now);
  const running = present(alignedPeriodAt(spec, at), 'the billing period of an active subscription');
  const isCut = !sameInstant(running.from, at);
  const billingAnchor = change.billingAnchor ?? (proration === 'FULL' && isCut ? at : spec.billingAnchor);
  const { terms, ...offer } = change.offer;
  const made = specFromOffer({ offer, activeFrom: at, billingAnchor, days: daysAfter(spec, change.billingAnchor !== null || (isCut && proration === 'FULL')), ...beginning(spec, change, at) }, mint);
  if (made === null) return null;
  const trialEnd = terms?.trialPeriod == null ? null : addDuration(change.trialFrom, terms.trialPeriod, spec.zone);
  const feesFrom = [proration === 'NONE' && isCut ? running.to : null, trialEnd].filter((from) => from !== null && before(at, from)) as Temporal.Instant[];
  return {
    at,
    direction,
    proration,
    current: { ...spec, activeTo: at, endIsProrated: proration === 'PRORATED' },
    next: { ...made, ...(terms === undefined ? {} : { terms }), ...(feesFrom.length === 0 ? {} : { flatFeesFrom: feesFrom.reduce(later) }) },
  };
}

/** The phase that the next subscription begins with, and until when it lasts where it went on. */
function beginning(spec: SubscriptionSpec, { offer, startingPhase, goesOn = false }: PlanChange, at: Temporal.Instant): Pick<NewSpec, 'startingPhase' | 'phaseEnds'> {
  const position = startingPhase === null && goesOn ? phaseAt(spec, at) : null;
  const key = position === null ? null : spec.phases[position]?.key;
  if (position === null || key === undefined || !offer.phases.some((phase) => phase.key === key)) return { startingPhase };
  return { startingPhase: key, phaseEnds: phaseActivity(spec, position).to };
}

/** When a change takes effect. Throws a ValidationError for a timing that is no boundary ({@link endBy}). */
export function changeAt(spec: SubscriptionSpec, { offer, timing }: Pick<PlanChange, 'offer' | 'timing'>, defaults: Readonly<Record<Direction, ChangeDefaults>>, now: Temporal.Instant): Temporal.Instant {
  return endBy(spec, timing ?? defaults[directionOf(spec, offer)].timing, now);
}

/** Whole days stay whole days; periods from an anchor of their own are no calendar's. */
function daysAfter(spec: SubscriptionSpec, beginsItsOwn: boolean): BillingDays | undefined {
  const days = billingDaysOf(spec);
  return days !== undefined && beginsItsOwn ? { ...days, billingTime: 'ANNIVERSARY' } : days;
}

/** Which way a change goes: by the recurring flat fees of a year in the phase that lasts. As dear counts as an upgrade. */
export function directionOf(spec: Pick<SubscriptionSpec, 'phases'>, offer: Offer): Direction {
  const lasting = offer.phases.at(-1)?.rateCards ?? [];
  return yearly(lasting).lt(yearly(itemsThatLast(spec.phases.at(-1)))) ? 'DOWNGRADE' : 'UPGRADE';
}

function itemsThatLast(phase: SpecPhase | undefined): SpecPhase['items'] {
  return (phase?.items ?? []).filter(({ activeTo }) => activeTo === null);
}

type Fee = Pick<SpecPhase['items'][number], 'price' | 'billingCadence'>;

function yearly(fees: readonly Fee[]): Decimal {
  return Decimal.sum(
    fees.flatMap(({ price, billingCadence }) => (price?.type === 'FLAT' && billingCadence !== null ? [price.amount.mul(Decimal.of(NS_OF_A_YEAR)).div(Decimal.of(lengthOf(billingCadence)), 16)] : [])),
  );
}

/** Of 365 days: a year's length does not matter where all are compared by the same. */
const NS_OF_A_YEAR = 365n * 86_400n * 1_000_000_000n;

/** The length of a cadence where twelve months are a year of 365 days, and weeks 7 days. */
function lengthOf(cadence: Temporal.Duration): bigint {
  const months = BigInt(cadence.years * 12 + cadence.months);
  const rest = Temporal.Duration.from({ days: cadence.weeks * 7 + cadence.days, hours: cadence.hours, minutes: cadence.minutes, seconds: cadence.seconds });
  return (months * NS_OF_A_YEAR) / 12n + BigInt(rest.total('nanoseconds'));
}
