import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { parseDuration } from '../kit/duration.ts';
import type { PlanPhase, RateCard } from '../catalog/index.ts';
import { isBillable, specFromPlan } from './spec.ts';

const card = (key: string, price: RateCard['price']): RateCard => ({
  key,
  name: key,
  featureKey: null,
  featureId: null,
  price,
  billingCadence: null,
  discounts: null,
  entitlementTemplate: null,
});
const fee = (key: string) => card(key, { type: 'FLAT', amount: Decimal.one, paymentTerm: 'IN_ADVANCE' });
const phase = (key: string, duration: string | null, rateCards: RateCard[]): PlanPhase => ({
  key,
  name: key,
  duration: duration === null ? null : parseDuration(duration),
  rateCards,
});
const plan = [phase('trial', 'P1M', [card('seat', null)]), phase('first', 'P1M', [fee('seat')]), phase('rest', null, [fee('seat'), fee('support')])];
const start = Temporal.Instant.from('2025-01-31T10:00:00Z');
const starts = (phases: ReturnType<typeof specFromPlan>) => phases?.map(({ key, activeFrom }) => `${key} ${activeFrom.toString()}`);

describe('phases from a plan', () => {
  test('start one after the other, each counted from the start of the subscription', () => {
    expect(starts(specFromPlan(plan, start))).toEqual(['trial 2025-01-31T10:00:00Z', 'first 2025-02-28T10:00:00Z', 'rest 2025-03-31T10:00:00Z']);
  });

  test('hold an item for each rate card, in its order, from the start of the phase', () => {
    const rest = specFromPlan(plan, start)?.[2];
    expect(rest?.items.map(({ rateCard, version, activeFrom }) => [rateCard.key, version, activeFrom.toString()])).toEqual([
      ['seat', 0, '2025-03-31T10:00:00Z'],
      ['support', 0, '2025-03-31T10:00:00Z'],
    ]);
  });

  test('that are skipped keep their place without length', () => {
    expect(starts(specFromPlan(plan, start, 'first'))).toEqual(['trial 2025-01-31T10:00:00Z', 'first 2025-01-31T10:00:00Z', 'rest 2025-02-28T10:00:00Z']);
  });

  test('cannot begin with a phase that the plan has not', () => {
    expect(specFromPlan(plan, start, 'second')).toBeNull();
  });
});

test('a plan of free items alone is not billable', () => {
  expect(isBillable(specFromPlan(plan, start) ?? [])).toBe(true);
  expect(isBillable(specFromPlan([phase('free', null, [card('seat', null)])], start) ?? [])).toBe(false);
});
