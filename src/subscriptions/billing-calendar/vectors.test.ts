import { expect, test } from 'vitest';
import { comparableNumber, lagoVectors } from '../../../test/support/lago-vectors.ts';
import { addDuration, daysIn, later, sameInstant } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import { parseDuration } from '../../kit/duration.ts';
import type { Period } from '../../kit/period.ts';
import { anchorOf } from './anchor.ts';
import { dayFee } from './day-fee.ts';
import type { DayFee } from './day-fee.ts';
import { billedSpans, currentPeriod, elapsedPeriod } from './spans.ts';
import type { BilledSubscription } from './spans.ts';

interface SubscriptionText {
  interval: 'weekly' | 'monthly' | 'quarterly' | 'yearly';
  billing_time: 'calendar' | 'anniversary';
  timezone: string;
  pay_in_advance: boolean;
  subscription_at: string;
  started_at: string;
  terminated_at?: string;
  bill_charges_monthly?: boolean;
}
type Texts = Readonly<Record<string, string>>;

const at = (text: string) => Temporal.Instant.from(text);
const cadences = { weekly: 'P1W', monthly: 'P1M', quarterly: 'P3M', yearly: 'P1Y' };

function subscription(text: SubscriptionText): BilledSubscription {
  const billingTime = text.billing_time === 'calendar' ? 'CALENDAR' : 'ANNIVERSARY';
  const zone = text.timezone;
  return {
    anchor: anchorOf({ billingTime, startsAt: at(text.subscription_at), anniversary: null, zone, weekly: text.interval === 'weekly' }),
    cadence: parseDuration(cadences[text.interval]),
    usageCadence: text.bill_charges_monthly === true ? parseDuration('P1M') : null,
    zone,
    inAdvance: text.pay_in_advance,
    startedAt: at(text.started_at),
    terminatedAt: text.terminated_at === undefined ? null : at(text.terminated_at),
  };
}

/** Lago writes the last second of a period, and the very instant of a termination. */
const lastSecond = (to: Temporal.Instant, { terminatedAt }: BilledSubscription) => (terminatedAt !== null && sameInstant(to, terminatedAt) ? to : to.subtract({ seconds: 1 })).toString();

function spansOf(of: BilledSubscription, billingAt: Temporal.Instant): Texts {
  const { fee, usage, fullFee, fullUsage } = billedSpans(of, billingAt);
  return {
    from_datetime: fee.from.toString(),
    to_datetime: lastSecond(fee.to, of),
    charges_from_datetime: usage.from.toString(),
    charges_to_datetime: lastSecond(usage.to, of),
    period_days: String(daysIn(fullFee, of.zone)),
    charges_period_days: String(daysIn(fullUsage, of.zone)),
  };
}

/** What runs at an instant, whose usage so far is asked for: nothing of it is billed yet. */
function runningSpans(of: BilledSubscription, at: Temporal.Instant): Texts {
  const usage = currentPeriod({ ...of, cadence: of.usageCadence ?? of.cadence }, at);
  return {
    ...spansOf({ ...of, inAdvance: true }, at),
    charges_from_datetime: later(usage.from, of.startedAt).toString(),
    charges_to_datetime: lastSecond(usage.to, of),
    charges_period_days: String(daysIn(usage, of.zone)),
  };
}

const pick = (from: Texts, names: object): Texts => Object.fromEntries(Object.keys(names).map((name) => [name, from[name] ?? `nothing is said of ${name}`]));

interface DatesVector {
  input: SubscriptionText & { billing_at: string; current_period?: boolean; current_usage?: boolean };
  expected: Texts;
}
const dates = lagoVectors<DatesVector>('billing_dates');
test.each(dates.map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
  const of = subscription(input);
  const billingAt = at(input.billing_at);
  const current = currentPeriod(of, billingAt);
  const found = {
    ...(input.current_usage === true ? runningSpans(of, billingAt) : spansOf(of, billingAt)),
    next_end_of_period: current.to.subtract({ seconds: 1 }).toString(),
    previous_beginning_of_period: (input.current_period === true ? current : elapsedPeriod(of, billingAt)).from.toString(),
  };
  expect(pick(found, expected)).toEqual(expected);
});

const boundaries = lagoVectors<{ input: { subscription: SubscriptionText; billing_at: string }; expected: Texts }>('billing_boundaries');
test.each(boundaries.map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
  expect(pick(spansOf(subscription(input.subscription), at(input.billing_at)), expected)).toEqual(expected);
});

interface FeeVector {
  input: {
    rule: 'full' | 'first' | 'terminated' | 'upgraded';
    plan: { amount_cents: string };
    period_days: number;
    from_datetime: string;
    to_datetime: string;
    timezone: string;
    trial?: { initial_started_at: string; trial_period_days: number };
    upgraded_away?: boolean;
  };
  expected: { amount_cents: string; precise_amount_cents?: string };
}
const fees = lagoVectors<FeeVector>('subscription_fee');
test.each(fees.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
  const { input, expected } = vector;
  const { trial, timezone: zone } = input;
  // The last second is part of the period.
  const period: Period = { from: at(input.from_datetime), to: at(input.to_datetime).add({ seconds: 1 }) };
  const rules: Record<FeeVector['input']['rule'], DayFee['rule']> = { full: 'full', first: 'part', upgraded: 'part', terminated: input.upgraded_away === true ? 'replaced' : 'part' };
  const fee = dayFee({
    amount: Decimal.of(input.plan.amount_cents),
    fullDays: input.period_days,
    period,
    zone,
    trialEndsAt: trial === undefined ? null : addDuration(at(trial.initial_started_at), Temporal.Duration.from({ days: trial.trial_period_days }), zone),
    rule: rules[input.rule],
  });
  expect(fee.round(0).toString()).toBe(expected.amount_cents);
  const { precise_amount_cents: precise } = expected;
  if (precise !== undefined) expect(comparableNumber(fee, precise, 'precise_amount_cents', vector)).toBe(precise);
});

interface FirstVector { input: { subscription: SubscriptionText; plan_amount_cents: string; tax_rate: string }; expected: { total_amount_cents: string; billed_days: number; period_days: number } }
test.each(lagoVectors<FirstVector>('first_invoice').map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
  const of = subscription(input.subscription);
  const { days, fullDays, fee } = feeOf(of, of.startedAt, input.plan_amount_cents);
  const rounded = fee.round(0);
  const total = rounded.add(rounded.mul(Decimal.of(input.tax_rate)).div(Decimal.hundred, 0));
  expect({ total_amount_cents: total.toString(), billed_days: days, period_days: fullDays }).toMatchObject(expected);
});

interface ChangeVector {
  input: { subscription: SubscriptionText; plan_amount_cents: string; changed_at: string };
  expected: { from_datetime: string; to_datetime: string; billed_days: number; period_days: number; subscription_fee_cents: string };
}
test.each(lagoVectors<ChangeVector>('plan_change').map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
  const of = subscription(input.subscription);
  const changedAt = at(input.changed_at);
  const { from_datetime, to_datetime } = spansOf(of, changedAt);
  const { days, fullDays, fee } = feeOf(of, changedAt, input.plan_amount_cents);
  expect({ from_datetime, to_datetime, billed_days: days, period_days: fullDays, subscription_fee_cents: fee.round(0).toString() }).toMatchObject(expected);
});

function feeOf(of: BilledSubscription, billingAt: Temporal.Instant, amount: string) {
  const { fee: period, fullFee } = billedSpans(of, billingAt);
  const fullDays = daysIn(fullFee, of.zone);
  return { days: daysIn(period, of.zone), fullDays, fee: dayFee({ amount: Decimal.of(amount), fullDays, period, zone: of.zone, trialEndsAt: null, rule: 'part' }) };
}
