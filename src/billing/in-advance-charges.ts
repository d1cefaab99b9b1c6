import { priceToJson } from '../catalog/index.ts';
import type { UsagePrice } from '../catalog/index.ts';
import type { Decimal } from '../kit/decimal.ts';
import { periodAt } from '../kit/calendar.ts';
import { before, later, notAfter } from '../kit/instant.ts';
import { targetLines } from '../subscriptions/index.ts';
import type { SubscriptionItemTerms, SubscriptionSchedule, TargetLine } from '../subscriptions/index.ts';
import type { LineCharging } from './line-charging.ts';
import { plainCharging } from './line-charging.ts';
import { nameOfFilter } from './wanted-lines.ts';
import type { SubscriptionLine } from './wanted-lines.ts';

/** One part of the usage of a charge in advance, in one of its periods. */
export interface InAdvancePart {
  readonly target: TargetLine<SubscriptionItemTerms>;
  readonly schedule: SubscriptionSchedule;
  /** Names the charge, the period and the part. */
  readonly reference: string;
  readonly name: string;
  readonly price: UsagePrice;
  readonly charging: LineCharging;
  readonly invoiceable: boolean;
  /** Each of its fees is paid on its own. */
  readonly paidAlone: boolean;
}

/**
 * The parts of all charges in advance of a subscription whose periods run at `now`, or ended last: events of those may still come late.
 * Each filter is a part, and so is what none of them takes.
 */
export function inAdvanceParts(schedule: SubscriptionSchedule, now: Temporal.Instant): InAdvancePart[] {
  const targets = inAdvanceTargets(schedule, now).filter(({ servicePeriod }) => notAfter(servicePeriod.from, now));
  const lastOf = new Map<string, TargetLine<SubscriptionItemTerms>[]>();
  for (const target of targets) lastOf.set(target.item.id, [...(lastOf.get(target.item.id) ?? []).slice(-1), target]);
  return [...lastOf.values()].flat().flatMap((target) => partsOf(schedule, target));
}

/**
 * Whether what a part carries was paid for already. Lago's rule: what was paid for under another plan stays valid until the next renewal, and so it is with another price. So
 * one of the parts charged for the same feature earlier in a period that was cut, and that would have lasted until this one's ends, or longer.
 */
export function isCarriedPaid({ target: { item, servicePeriod } }: InAdvancePart, parts: readonly InAdvancePart[]): boolean {
  return parts.some(({ target: { item: other, servicePeriod: ran, fullServicePeriod: paid } }) => other.featureId === item.featureId && notAfter(ran.to, servicePeriod.from) && before(ran.to, paid.to) && notAfter(servicePeriod.to, paid.to));
}

/** Whether fees of a subscription may be paid on their own: of whatever item of it, however long ago it ended. */
export function hasOwnFees({ phases }: SubscriptionSchedule): boolean {
  return phases.some(({ items }) => items.some(({ further }) => further.charging?.regroupPaidFees != null));
}

/** When a charge in advance of the subscription has next to be looked at by the passing of time alone: a period begins or ends. Null: never. */
export function nextInAdvanceBoundary(schedule: SubscriptionSchedule, now: Temporal.Instant): Temporal.Instant | null {
  const bounds = inAdvanceTargets(schedule, now).flatMap(({ servicePeriod: { from, to } }) => [from, to]);
  return bounds.filter((at) => !notAfter(at, now)).reduce<Temporal.Instant | null>((first, at) => (first === null || notAfter(at, first) ? at : first), null);
}

/** The periods of charges in advance up to the end of the running one; before the start, those of the first. */
function inAdvanceTargets(schedule: SubscriptionSchedule, now: Temporal.Instant): TargetLine<SubscriptionItemTerms>[] {
  const asOf = calledForBy(schedule, later(now, schedule.activeFrom), isInAdvance);
  return asOf === null ? [] : targetLines(schedule, asOf).filter(({ item }) => isInAdvance(item));
}

function isInAdvance({ further, price }: SubscriptionItemTerms): boolean {
  return further.charging?.payInAdvance === true && price !== null && price.type !== 'FLAT';
}

/**
 * By when the lines of all periods of items that run at `at` are called for; null where the subscription has no such items. What begins in that very second has begun, as where lines
 * are made. A period that is longer than the billing period is called for when it ends, and not before.
 */
export function calledForBy({ phases, billingAnchor: anchor, zone }: SubscriptionSchedule, at: Temporal.Instant, counts: (item: SubscriptionItemTerms) => boolean): Temporal.Instant | null {
  const items = phases.flatMap((phase) => phase.items.filter(counts));
  const ends = items.flatMap(({ billingCadence: interval }) => (interval === null ? [] : [periodAt({ interval, anchor, zone: zone ?? 'UTC' }, at).to]));
  return items.length === 0 ? null : ends.reduce(later, at.add({ seconds: 1 }));
}

function partsOf(schedule: SubscriptionSchedule, target: TargetLine<SubscriptionItemTerms>): InAdvancePart[] {
  const { item, price, reference } = target;
  const options = item.further.charging;
  if (options == null || price.type === 'FLAT') return [];
  const filters = options.filters.map(({ values }) => values);
  const charging = (filter: number | null): LineCharging => ({ ...plainCharging, charge: reference, filters, filter, prorated: options.prorated, zone: schedule.zone ?? 'UTC' });
  const own: InAdvancePart = { target, schedule, reference, name: item.name, price, charging: charging(null), invoiceable: options.invoiceable, paidAlone: !options.invoiceable && options.regroupPaidFees !== null };
  const parts = options.filters.flatMap((filter, at): InAdvancePart[] =>
    filter.price.type === 'FLAT' ? [] : [{ ...own, reference: `${reference}/filter[${at}]`, name: nameOfFilter(item.name, filter), price: filter.price, charging: charging(at) }],
  );
  return [own, ...parts];
}

/** A fee of a part as a line of usage: of an event, or of all that was paid for. Percentages are taken off it, free units are not. It is named after the part, and called for by its period. */
export function inAdvanceFeeLine({ target, schedule, reference, name, price, charging }: InAdvancePart, { sequence, units, fee }: { readonly sequence: string; readonly units: Decimal; readonly fee: Decimal }): SubscriptionLine {
  const { item, servicePeriod: period, fullServicePeriod: fullPeriod, billingPeriod, invoiceAt } = target;
  const percentage = item.discounts?.percentage ?? null;
  const called = { reference, subscriptionItemId: item.id, name, invoiceAt };
  return {
    ...called,
    ...{ price: '', discounts: '', periodFrom: period.from, periodTo: period.to, featureId: item.featureId, currency: schedule.currency },
    line: {
      ...called,
      ...{ managedBy: 'SUBSCRIPTION', subscriptionId: schedule.id, description: null, metadata: null },
      price: priceToJson(price),
      discounts: percentage === null ? null : { percentage: percentage.toString(), usage: null },
      charging: { ...charging, inAdvance: { sequence, units: units.toString(), fee: fee.toString() } },
      ...{ period, fullPeriod, billingPeriod },
    },
  };
}
