import { before, floorToSecond, later, notAfter, occurrence, periodAt, sameInstant, startOfDay } from '../kit/calendar.ts';
import type { Decimal } from '../kit/decimal.ts';
import { isEmpty } from '../kit/period.ts';
import type { OpenPeriod, Period } from '../kit/period.ts';
import type { RateCardPrice } from '../catalog/index.ts';
import { alignedPeriodAt, clip, generationLimit, recurrenceOf, wholeSeconds } from './aligned-period.ts';
import { flatFeeAmount } from './proration.ts';
import { itemActivity, phaseActivity, soonest } from './schedule.ts';
import type { Schedule, ScheduleItem, SchedulePhase } from './schedule.ts';

/** One charge that an item calls for: one period of it, or the whole of a one-time fee. All instants are whole seconds. */
export interface LineCandidate<Item extends ScheduleItem = ScheduleItem> {
  /** phaseKey/itemKey/v[version]/period[n]; without the period for a one-time fee. Unique within the subscription and stable. */
  readonly uniqueId: string;
  readonly phase: SchedulePhase<Item>;
  readonly item: Item;
  readonly price: RateCardPrice;
  /** What is charged for: the full service period cut by the item's activity. May be empty for a flat price. */
  readonly servicePeriod: Period;
  /** What a whole period would be. */
  readonly fullServicePeriod: Period;
  /** The subscription's billing period that the service begins in. */
  readonly billingPeriod: Period;
  /** When it falls due: at the start of the billing period in advance, else when both the service and the billing period are over. */
  readonly invoiceAt: Temporal.Instant;
}

/** A line that ought to stand on an invoice. */
export interface TargetLine<Item extends ScheduleItem = ScheduleItem> extends LineCandidate<Item> {
  /** subscriptionId/phaseKey/itemKey/v[version]/period[n]: the same line has the same reference however often it is made. */
  readonly reference: string;
  /** What a flat price comes to for the service period, in the currency's minor unit; null for usage, which is rated later. */
  readonly flatAmount: Decimal | null;
}

/**
 * All lines that a subscription calls for at `asOf`: first those of the first phase. Pure: the same input gives the same lines, and a
 * later `asOf` only adds to them. OpenMeter's rules of line generation: lines are made up to the end of the billing period
 * that holds `asOf` (see {@link generationLimit}), of every phase until the one that lasts beyond that limit. While the
 * subscription has not begun, or its paying phase has not, the first lines of that phase are made already.
 *
 * Left out: free items; empty usage periods; flat fees that come to nothing; a recurring flat fee for less than a second; a one-time
 * fee in arrears as long as nobody knows when its phase ends. `after` leaves out those whose service ended by then, without counting them; null: none.
 */
export function targetLines<Item extends ScheduleItem>(schedule: Schedule<Item>, asOf: Temporal.Instant, after: Temporal.Instant | null = null): TargetLine<Item>[] {
  const limit = generationLimit(schedule, asOf);
  const lines: TargetLine<Item>[] = [];
  for (const [position, phase] of schedule.phases.entries()) {
    const activity = phaseActivity(schedule, position);
    if (isOver(activity) || !phase.items.some((item) => item.price !== null)) continue;
    const upTo = before(floorToSecond(activity.from), limit) ? limit : later(limit, entryLimit(schedule, position));
    const phaseEnds = schedule.phases[position + 1]?.activeFrom ?? null;
    for (const candidate of phaseCandidates(schedule, position, upTo, after)) {
      const line = targetLine(schedule, candidate, phaseEnds);
      if (line !== null && (after === null || before(after, line.servicePeriod.to))) lines.push(line);
    }
    if (activity.to === null || before(limit, floorToSecond(activity.to))) break;
  }
  return lines;
}

/**
 * The candidates of the phase at this position whose invoiceAt is at or before `limit`; each item's are in the order of time, without
 * gap or overlap from the item's start, or from the one that holds `after`.
 */
export function phaseCandidates<Item extends ScheduleItem>(schedule: Schedule<Item>, position: number, limit: Temporal.Instant, after: Temporal.Instant | null = null): LineCandidate<Item>[] {
  const phase = schedule.phases[position];
  if (phase === undefined) return [];
  const activity = phaseActivity(schedule, position);
  const last = floorToSecond(limit);
  return phase.items.flatMap((item) => {
    const found: LineCandidate<Item>[] = [];
    for (const candidate of itemCandidates(schedule, phase, activity, item, after)) {
      if (before(last, candidate.invoiceAt)) break;
      if (!isLeftOut(candidate)) found.push(candidate);
    }
    return found;
  });
}

/** The instant of the first lines of a phase that has not begun, but no later than the first billing period within it ends. */
function entryLimit(schedule: Schedule, position: number): Temporal.Instant {
  const phase = schedule.phases[position];
  const activity = phaseActivity(schedule, position);
  const entry = alignedPeriodAt(schedule, activity.from);
  let limit = entry === null ? floorToSecond(activity.from) : wholeSeconds(entry).to;
  if (phase === undefined) return limit;
  for (const item of phase.items) {
    for (const candidate of itemCandidates(schedule, phase, activity, item)) {
      if (before(candidate.invoiceAt, limit)) limit = candidate.invoiceAt;
      break;
    }
  }
  return limit;
}

/** Every candidate of one item version that ends after `after`, without end where the item has none. */
function* itemCandidates<Item extends ScheduleItem>(
  schedule: Schedule<Item>,
  phase: SchedulePhase<Item>,
  phaseTime: OpenPeriod,
  item: Item,
  after: Temporal.Instant | null = null,
): Generator<LineCandidate<Item>> {
  const { price } = item;
  const activity = itemActivity(item, phaseTime);
  const { from, to } = activity;
  if (price === null || (phaseTime.to !== null && notAfter(phaseTime.to, from)) || (to !== null && before(to, from))) return;
  const version = `${phase.key}/${item.key}/v[${item.version}]`;

  if (item.billingCadence === null) {
    // What add-ons cut off is no part of the fee: it was charged once, and is not given back.
    // The end of the subscription does not change what a fee is a part of that an edit ended before.
    const wasEnded = item.activeTo !== null && (phaseTime.to === null || before(item.activeTo, phaseTime.to));
    const phaseEnds = wasEnded ? (schedule.phases[schedule.phases.indexOf(phase) + 1]?.activeFrom ?? null) : phaseTime.to;
    const full = { from, to: (isCutByAddons(phase, item) ? to : phaseEnds) ?? to ?? from };
    yield candidate(schedule, { uniqueId: version, phase, item, price, full, service: clip(full, activity) });
    return;
  }

  const recurrence = recurrenceOf(schedule, item.billingCadence);
  const { index: first, ...opening } = periodAt(recurrence, from);
  let full: Period = opening;
  let n = 0;
  if (after !== null && before(full.to, after)) {
    if (to !== null && notAfter(to, after)) return;
    const { index, ...holding } = periodAt(recurrence, after);
    [n, full] = [index - first, holding];
  }
  for (; ; n++) {
    yield candidate(schedule, { uniqueId: `${version}/period[${n}]`, phase, item, price, full: fromFirstDay(schedule, full), service: clip(full, activity) });
    if (to !== null && notAfter(to, full.to)) return;
    full = { from: full.to, to: occurrence(recurrence, first + n + 2) };
  }
}

/** Whether add-ons alone end a version: they made it, or another goes on with it. */
function isCutByAddons(phase: SchedulePhase, { id, key, activeTo, originId = id, overlay }: ScheduleItem): boolean {
  if (activeTo === null) return false;
  return overlay !== undefined || phase.items.some((next) => next.key === key && next.originId === originId && sameInstant(next.activeFrom, activeTo));
}

/** A period whose first day the subscription begins on is whole: where days are billed, the hours before it began are no missing part. */
function fromFirstDay({ billingTime, zone, activeFrom }: Schedule, full: Period): Period {
  const isFirst = billingTime !== undefined && before(full.from, activeFrom) && sameInstant(startOfDay(activeFrom, zone), full.from);
  return isFirst ? { from: activeFrom, to: full.to } : full;
}

interface Charge<Item extends ScheduleItem> {
  readonly uniqueId: string;
  readonly phase: SchedulePhase<Item>;
  readonly item: Item;
  readonly price: RateCardPrice;
  readonly full: Period;
  readonly service: Period;
}

function candidate<Item extends ScheduleItem>(schedule: Schedule<Item>, charge: Charge<Item>): LineCandidate<Item> {
  const { full, service, ...of } = charge;
  const servicePeriod = wholeSeconds(service);
  // Only an item that never ran begins outside of every phase; it has no billing period but its own instant.
  const billingPeriod = wholeSeconds(alignedPeriodAt(schedule, service.from) ?? service);
  const inAdvance = of.price.type === 'FLAT' && of.price.paymentTerm === 'IN_ADVANCE';
  const invoiceAt = inAdvance ? billingPeriod.from : later(servicePeriod.to, billingPeriod.to);
  return { ...of, servicePeriod, fullServicePeriod: wholeSeconds(full), billingPeriod, invoiceAt };
}

function isLeftOut({ price, item, servicePeriod, fullServicePeriod }: LineCandidate): boolean {
  if (price.type !== 'FLAT') return isEmpty(servicePeriod);
  return item.billingCadence === null && price.paymentTerm === 'IN_ARREARS' && isEmpty(fullServicePeriod);
}

/** `phaseEnds`: when its phase does, whenever the subscription ends. */
function targetLine<Item extends ScheduleItem>(schedule: Schedule<Item>, of: LineCandidate<Item>, phaseEnds: Temporal.Instant | null): TargetLine<Item> | null {
  const reference = `${schedule.id}/${of.uniqueId}`;
  if (of.price.type !== 'FLAT') return { ...of, reference, flatAmount: null };
  // Nobody is charged a whole recurring fee for a version that was replaced within the second it began in.
  const servicePeriod = of.item.billingCadence === null ? of.servicePeriod : chargedPart(of.servicePeriod, schedule.flatFeesFrom ?? null);
  if (of.item.billingCadence !== null && isEmpty(servicePeriod)) return null;
  const flatAmount = flatFeeAmount({
    currency: schedule.currency,
    amount: of.price.amount,
    servicePeriod,
    fullServicePeriod: of.fullServicePeriod,
    proRating: schedule.proRating,
    zone: schedule.zone ?? 'UTC',
    subscriptionActiveTo: schedule.endIsProrated === true ? null : schedule.activeTo,
    endsAnyway: soonest(ownEnd(schedule, of.item), phaseEnds),
  });
  // What is paid in advance is due when its first charged day comes: after a trial, at its end.
  const invoiceAt = servicePeriod === of.servicePeriod ? of.invoiceAt : later(of.invoiceAt, servicePeriod.from);
  return flatAmount.isZero() ? null : { ...of, servicePeriod, invoiceAt, reference, flatAmount };
}

/** When an item would end without its subscription's end; null: never. One that ends in that very instant is cut by it: both ends are one. */
function ownEnd({ activeTo }: Schedule, item: ScheduleItem): Temporal.Instant | null {
  return item.activeTo !== null && activeTo !== null && sameInstant(item.activeTo, activeTo) ? null : item.activeTo;
}

/** What of a period is charged where fees begin later than it. */
function chargedPart(period: Period, from: Temporal.Instant | null): Period {
  return from === null || notAfter(from, period.from) ? period : { from: floorToSecond(from), to: period.to };
}

function isOver({ from, to }: OpenPeriod): boolean {
  return to !== null && notAfter(to, from);
}
