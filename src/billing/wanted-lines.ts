import { discountsToJson, plainCharge, priceToJson } from '../catalog/index.ts';
import type { ChargeFilter, ChargeOptions, PriceJson } from '../catalog/index.ts';
import { before, notAfter, periodAt } from '../kit/calendar.ts';
import { Decimal } from '../kit/decimal.ts';
import type { Period } from '../kit/period.ts';
import { ALL_FILTER_VALUES } from '../metering/index.ts';
import { targetLines } from '../subscriptions/index.ts';
import type { SubscriptionItemTerms, SubscriptionSchedule, TargetLine } from '../subscriptions/index.ts';
import type { LineCharging } from './line-charging.ts';
import { plainCharging } from './line-charging.ts';
import type { NewLine } from './new-line.ts';
import { canonical } from './reconcile.ts';
import type { WantedLine } from './reconcile.ts';

/** A line that a subscription calls for, with all that it is made of; its feature is not yet looked up. */
export interface SubscriptionLine extends WantedLine {
  readonly featureId: string | null;
  readonly currency: string;
  readonly line: Omit<NewLine, 'feature' | 'period'> & { readonly period: Period };
}

/**
 * All lines that a subscription calls for at `asOf`: those of its items, one for each filter of a charge beside the one for what no filter
 * takes, and one a billing period where a minimum commitment asks for it. `after` leaves out what ended by then (`settled-lines.ts`); null: nothing.
 */
export function wantedLines(schedule: SubscriptionSchedule, asOf: Temporal.Instant, after: Temporal.Instant | null = null): SubscriptionLine[] {
  const targets = targetLines(schedule, asOf, after);
  const lines = [...targets.flatMap((target) => linesOfTarget(schedule, target)), ...commitmentLines(schedule, targets.filter(({ billingPeriod }) => notAfter(billingPeriod.from, asOf)))];
  return after === null ? lines : lines.filter(({ periodTo }) => before(after, periodTo));
}

type Target = TargetLine<SubscriptionItemTerms>;

function linesOfTarget(schedule: SubscriptionSchedule, target: Target): SubscriptionLine[] {
  const { price, flatAmount, item, reference } = target;
  if (price.type === 'FLAT') return [lineOf(schedule, target, { reference, name: item.name, price: priceToJson(flatAmount === null ? price : { ...price, amount: flatAmount }), charging: null })];
  const options = item.further.charging ?? plainCharge;
  // What is paid in advance is charged event by event.
  if (options.payInAdvance) return [];
  const own = { reference, name: item.name, price: priceToJson(price), charging: chargingOf(schedule, options, reference, null) };
  return [lineOf(schedule, target, own), ...options.filters.map((filter, at) => lineOf(schedule, target, ofFilter(schedule, target, options, filter, at)))];
}

interface LineTexts {
  readonly reference: string;
  readonly name: string;
  readonly price: PriceJson;
  readonly charging: LineCharging | null;
}

function ofFilter(schedule: SubscriptionSchedule, { reference, item }: Target, options: ChargeOptions, filter: ChargeFilter, at: number): LineTexts {
  return {
    reference: `${reference}/filter[${at}]`,
    name: nameOfFilter(item.name, filter),
    price: priceToJson(filter.price),
    charging: chargingOf(schedule, options, reference, at),
  };
}

/** What the line of a filter is called, after the rate card. */
export function nameOfFilter(name: string, filter: ChargeFilter): string {
  return shortened(`${name} • ${filter.invoiceDisplayName ?? namedByValues(filter)}`);
}

const LONGEST_NAME = 256;

function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}

/** What a filter without a name of its own is called: `eu, us • small`. */
function namedByValues({ values }: ChargeFilter): string {
  return values.map(({ key, values: of }) => (of[0] === ALL_FILTER_VALUES ? key : of.join(', '))).join(' • ');
}

/** Null for a charge that says nothing of it, whose line is as short as it ever was. */
function chargingOf({ zone, terms }: SubscriptionSchedule, { filters, groupBy, prorated, minimumAmount, minimumRounding }: ChargeOptions, charge: string, filter: number | null): LineCharging | null {
  const isChargedEarly = (terms?.usageThresholds.length ?? 0) > 0;
  if (filters.length === 0 && groupBy.length === 0 && !prorated && minimumAmount === null && !isChargedEarly) return null;
  const minimum = filter === null && minimumAmount !== null ? { minimumAmount: minimumAmount.toString(), ...(minimumRounding === 'HALF_UP' ? { minimumRounding } : {}) } : { minimumAmount: null };
  return { ...plainCharging, charge, filters: filters.map(({ values }) => values), filter, ...(groupBy.length === 0 ? {} : { groupBy }), prorated, isChargedEarly, zone: zone ?? 'UTC', ...minimum };
}

function lineOf(schedule: SubscriptionSchedule, target: Target, texts: LineTexts): SubscriptionLine {
  const { item, servicePeriod, fullServicePeriod, billingPeriod, invoiceAt } = target;
  // Free units are of the whole charge: once, of what no filter takes.
  const discounts = discountsToJson(item.discounts === null || texts.charging?.filter == null ? item.discounts : { ...item.discounts, usage: null });
  return {
    reference: texts.reference,
    subscriptionItemId: item.id,
    name: texts.name,
    price: canonical(texts.price),
    discounts: canonical(discounts),
    periodFrom: servicePeriod.from,
    periodTo: servicePeriod.to,
    invoiceAt,
    featureId: item.featureId,
    currency: schedule.currency,
    line: {
      managedBy: 'SUBSCRIPTION',
      subscriptionId: schedule.id,
      subscriptionItemId: item.id,
      reference: texts.reference,
      name: texts.name,
      description: null,
      price: texts.price,
      discounts,
      charging: texts.charging,
      period: servicePeriod,
      fullPeriod: fullServicePeriod,
      billingPeriod,
      invoiceAt,
      metadata: null,
    },
  };
}

const nothing: PriceJson = priceToJson({ type: 'FLAT', amount: Decimal.zero, paymentTerm: 'IN_ARREARS' });

/** One line for each billing period that has begun and in which anything is charged; what it comes to is known when the period's lines are. */
function commitmentLines(schedule: SubscriptionSchedule, targets: readonly Target[]): SubscriptionLine[] {
  const commitment = schedule.terms?.minimumCommitment ?? null;
  if (commitment === null) return [];
  const zone = schedule.zone ?? 'UTC';
  const periods = new Map(targets.map(({ billingPeriod }) => [billingPeriod.from.epochMilliseconds, billingPeriod]));
  return [...periods.values()].map((period) => {
    const reference = `${schedule.id}/commitment/${period.from.toString()}`;
    const name = commitment.invoiceDisplayName ?? 'Minimum commitment';
    const { from, to } = periodAt({ interval: schedule.billingCadence, anchor: schedule.billingAnchor, zone }, period.from);
    return {
      reference,
      subscriptionItemId: null,
      name,
      price: canonical(nothing),
      discounts: canonical(null),
      periodFrom: period.from,
      periodTo: period.to,
      invoiceAt: period.to,
      featureId: null,
      currency: schedule.currency,
      line: {
        managedBy: 'SUBSCRIPTION',
        subscriptionId: schedule.id,
        subscriptionItemId: null,
        reference,
        name,
        description: null,
        price: nothing,
        discounts: null,
        charging: { ...plainCharging, charge: reference, zone, commitment: commitment.amount.toString() },
        period,
        fullPeriod: { from, to },
        billingPeriod: period,
        invoiceAt: period.to,
        metadata: null,
      },
    };
  });
}
