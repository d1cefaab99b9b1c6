import { expect, test } from 'vitest';
import { addDuration, periodAt, startOfDay } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import { lagoVectors } from '../../../test/support/lago-vectors.ts';
import { terminationCredit } from './termination.ts';
import type { Termination } from './termination.ts';

interface TerminationVector {
  readonly input: {
    readonly subscription: { readonly interval: string; readonly billing_time: 'calendar' | 'anniversary'; readonly timezone: string; readonly subscription_at: string; readonly started_at: string; readonly terminated_at: string };
    readonly plan_amount_cents: string;
    readonly subscription_fee: { readonly amount_cents: string; readonly precise_coupons_amount_cents: string; readonly tax_rate: string; readonly already_credited_cents: string };
    readonly upgrade: boolean;
    readonly trial?: { readonly initial_started_at?: string; readonly trial_period_days: number };
  };
  /** Null, or an amount of null: there is no note. */
  readonly expected: { readonly credit_amount_cents: string | null; readonly unused_days?: number; readonly period_days?: number } | null;
}

const intervals: Readonly<Record<string, string>> = { weekly: 'P1W', monthly: 'P1M', quarterly: 'P3M', yearly: 'P1Y' };

test.each(lagoVectors<TerminationVector>('credit_note_termination').map((vector) => [`${vector.id}: ${vector.source.example}`, vector] as const))('%s', (_name, { input, expected }) => {
  const { interval, billing_time, timezone: zone, subscription_at, started_at, terminated_at } = input.subscription;
  const terminatedAt = Temporal.Instant.from(terminated_at);
  const began = startOfDay(Temporal.Instant.from(subscription_at), zone).toZonedDateTimeISO(zone);
  const calendar = interval === 'weekly' ? began.subtract({ days: began.dayOfWeek - 1 }) : began.with({ month: 1, day: 1 });
  const anchor = (billing_time === 'calendar' ? calendar : began).toInstant();
  const trialEndsAt = input.trial === undefined ? null : addDuration(Temporal.Instant.from(input.trial.initial_started_at ?? started_at), Temporal.Duration.from({ days: input.trial.trial_period_days }), zone);
  const period = periodAt({ interval: Temporal.Duration.from(intervals[interval] ?? ''), anchor, zone }, terminatedAt);
  const { amount_cents, precise_coupons_amount_cents, tax_rate, already_credited_cents } = input.subscription_fee;
  const made = terminationCredit({
    period, terminatedAt, zone, isUpgrade: input.upgrade, trialEndsAt, planAmount: Decimal.of(input.plan_amount_cents), digits: 0, credited: Decimal.of(already_credited_cents),
    fee: { id: 'fee', amount: Decimal.of(amount_cents), couponShare: Decimal.of(precise_coupons_amount_cents), taxes: [{ code: 'tax', rate: Decimal.of(tax_rate) }] },
  });
  if ((expected?.credit_amount_cents ?? null) === null) expect(made).toBeNull();
  else expect({ credit_amount_cents: made?.creditAmount.toString(), unused_days: made?.unusedDays, period_days: made?.periodDays }).toMatchObject(expected ?? {});
});

const at = (text: string) => Temporal.Instant.from(text);
const january: Termination = {
  period: { from: at('2027-01-01T00:00:00Z'), to: at('2027-02-01T00:00:00Z') }, terminatedAt: at('2027-01-11T12:00:00Z'), zone: 'UTC', isUpgrade: false, trialEndsAt: null,
  planAmount: Decimal.of(3100), fee: { id: 'fee', amount: Decimal.of(3100), couponShare: Decimal.zero, taxes: [] }, credited: Decimal.zero, digits: 0,
};

test.each<[string, Partial<Termination>, string | null]>([
  ['the days after the last one', {}, '2000'],
  ['the last day too where another plan has it', { isUpgrade: true }, '2100'],
  ['only days that were charged: the trial runs', { trialEndsAt: at('2027-01-22T00:00:00Z') }, '1000'],
  ['all that was charged where the trial would have ended later that day', { trialEndsAt: at('2027-01-11T12:00:01Z') }, '2100'],
  ['the days after the last one where it had ended', { trialEndsAt: at('2027-01-11T12:00:00Z') }, '2000'],
  ['nothing where the trial outlasts the period', { trialEndsAt: at('2027-02-05T00:00:00Z') }, null],
  ['no more than the fee', { fee: { ...january.fee, amount: Decimal.of(700) } }, '700'],
  ['less what was credited before', { credited: Decimal.of(1900) }, '100'],
  ['nothing once that is all', { credited: Decimal.of(2000) }, null],
  ['less the part that coupons paid', { fee: { ...january.fee, couponShare: Decimal.of(310) } }, '1800'],
  ['nothing on the last day', { terminatedAt: at('2027-01-31T23:59:59Z') }, null],
])('%s', (_what, more, expected) => expect(terminationCredit({ ...january, ...more })?.creditAmount.toString() ?? null).toBe(expected));
