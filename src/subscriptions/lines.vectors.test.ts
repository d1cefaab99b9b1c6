import { describe, expect, test } from 'vitest';
import { timingVectors } from '../../test/support/timing-vectors.ts';
import { Decimal } from '../kit/decimal.ts';
import { parseDuration } from '../kit/duration.ts';
import type { Period } from '../kit/period.ts';
import type { RateCardPrice } from '../catalog/index.ts';
import { phaseCandidates, targetLines } from './lines.ts';
import { flatFeeAmount } from './proration.ts';
import type { Schedule, ScheduleItem } from './schedule.ts';

interface PeriodText { from: string; to: string }
interface ItemText {
  key: string;
  version: number;
  activeFrom: string;
  activeTo: string | null;
  billingCadence: string | null;
  priceKind: 'usage' | 'flat_in_advance' | 'flat_in_arrears' | null;
  flatAmount?: string | null;
}
interface SubscriptionText { activeFrom: string; activeTo: string | null; billingAnchor: string; billingCadence: string; proRatingEnabled?: boolean }
interface LineText { uniqueId: string; servicePeriod: PeriodText; fullServicePeriod: PeriodText; billingPeriod: PeriodText; invoiceAt: string }
interface SubscriptionLineText { phaseKey: string; itemKey: string; itemVersion: number; servicePeriod: PeriodText; invoiceAt: string; flatAmount: string | null }
type Vector =
  | { id: string; kind: 'line_iteration'; input: { subscription: SubscriptionText; phaseKey: string; items: ItemText[]; iterationEnd: string }; expected: { lines: LineText[] } }
  | {
      id: string;
      kind: 'flat_proration';
      input: { currency: string; amount: string; servicePeriod: PeriodText; fullServicePeriod: PeriodText; proRatingEnabled: boolean; subscriptionActiveTo: string | null };
      expected: { amount: string };
    }
  | {
      id: string;
      kind: 'subscription_lines';
      input: { currency: string; subscription: SubscriptionText; phases: { key: string; activeFrom: string; items: ItemText[] }[]; syncAsOf: string };
      expected: { lines: SubscriptionLineText[] };
    };

const of = <Kind extends Vector['kind']>(kind: Kind) => timingVectors<Extract<Vector, { kind: Kind }>>(kind);

const at = (text: string) => Temporal.Instant.from(text);
const atOrNull = (text: string | null) => (text === null ? null : at(text));
const period = (text: PeriodText): Period => ({ from: at(text.from), to: at(text.to) });
const shown = (of: Period): PeriodText => ({ from: of.from.toString(), to: of.to.toString() });
const sortedBy = <T>(rows: T[]) => rows.map((row) => JSON.stringify(row)).sort();

function price({ priceKind, flatAmount }: ItemText): RateCardPrice | null {
  switch (priceKind) {
    case null:
      return null;
    case 'usage':
      return { type: 'UNIT', amount: Decimal.one, minimumAmount: null, maximumAmount: null };
    case 'flat_in_advance':
    case 'flat_in_arrears':
      return { type: 'FLAT', amount: Decimal.of(flatAmount ?? '1'), paymentTerm: priceKind === 'flat_in_advance' ? 'IN_ADVANCE' : 'IN_ARREARS' };
  }
}

function item(text: ItemText): ScheduleItem {
  return {
    id: `${text.key}-${text.version}`,
    key: text.key,
    version: text.version,
    activeFrom: at(text.activeFrom),
    activeTo: atOrNull(text.activeTo),
    billingCadence: text.billingCadence === null ? null : parseDuration(text.billingCadence),
    price: price(text),
  };
}

function schedule(text: SubscriptionText, currency: string, phases: Schedule['phases']): Schedule {
  return {
    id: 'subscription',
    activeFrom: at(text.activeFrom),
    activeTo: atOrNull(text.activeTo),
    billingAnchor: at(text.billingAnchor),
    billingCadence: parseDuration(text.billingCadence),
    currency,
    proRating: text.proRatingEnabled === true ? 'PRORATE_PRICES' : 'NONE',
    phases,
  };
}

describe('candidates of a phase', () => {
  test.each(of('line_iteration'))('%s', (_id, { input, expected }) => {
    const { subscription } = input;
    const of = schedule(subscription, 'USD', [{ id: 'phase', key: input.phaseKey, activeFrom: at(subscription.activeFrom), items: input.items.map(item) }]);
    const lines = phaseCandidates(of, 0, at(input.iterationEnd)).map((line) => ({
      uniqueId: line.uniqueId,
      servicePeriod: shown(line.servicePeriod),
      fullServicePeriod: shown(line.fullServicePeriod),
      billingPeriod: shown(line.billingPeriod),
      invoiceAt: line.invoiceAt.toString(),
    }));
    expect(sortedBy(lines)).toEqual(sortedBy(expected.lines));
  });
});

describe('proration of flat fees', () => {
  test.each(of('flat_proration'))('%s', (_id, { input, expected }) => {
    const amount = flatFeeAmount({
      currency: input.currency,
      amount: Decimal.of(input.amount),
      servicePeriod: period(input.servicePeriod),
      fullServicePeriod: period(input.fullServicePeriod),
      proRating: input.proRatingEnabled ? 'PRORATE_PRICES' : 'NONE',
      zone: 'UTC',
      subscriptionActiveTo: atOrNull(input.subscriptionActiveTo),
    });
    expect(amount.toString()).toBe(expected.amount);
  });
});

describe('lines of a subscription', () => {
  test.each(of('subscription_lines'))('%s', (_id, { input, expected }) => {
    const phases = input.phases.map((phase) => ({ id: phase.key, key: phase.key, activeFrom: at(phase.activeFrom), items: phase.items.map(item) }));
    const lines = targetLines(schedule(input.subscription, input.currency, phases), at(input.syncAsOf)).map((line) => ({
      phaseKey: line.phase.key,
      itemKey: line.item.key,
      itemVersion: line.item.version,
      servicePeriod: shown(line.servicePeriod),
      invoiceAt: line.invoiceAt.toString(),
      flatAmount: line.flatAmount?.toString() ?? null,
    }));
    expect(sortedBy(lines)).toEqual(sortedBy(expected.lines));
  });
});
