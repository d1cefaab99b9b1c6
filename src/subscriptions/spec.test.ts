import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { parseDuration } from '../kit/duration.ts';
import type { PlanPhase, RateCard } from '../catalog/index.ts';
import { isBillable, itemOf, priceOfAll, specFromOffer } from './spec.ts';

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
let minted = 0;
const mint = () => `id ${++minted}`;
const made = (phases: PlanPhase[], startingPhase: string | null = null) =>
  specFromOffer({ offer: { currency: 'USD', billingCadence: parseDuration('P1M'), proRating: 'PRORATE_PRICES', phases }, activeFrom: start, billingAnchor: start, startingPhase }, mint);
const starts = (spec: ReturnType<typeof made>) => spec?.phases.map(({ key, activeFrom }) => `${key} ${activeFrom.toString()}`);

describe('phases from an offer', () => {
  test('start one after the other, each counted from the start of the subscription', () => {
    expect(starts(made(plan))).toEqual(['trial 2025-01-31T10:00:00Z', 'first 2025-02-28T10:00:00Z', 'rest 2025-03-31T10:00:00Z']);
  });

  test('hold an item for each rate card, in its order, from the start of the phase', () => {
    const rest = made(plan)?.phases[2];
    expect(rest?.items.map(({ key, version, quantity, activeFrom, activeTo }) => [key, version, quantity, activeFrom.toString(), activeTo])).toEqual([
      ['seat', 0, 1, '2025-03-31T10:00:00Z', null],
      ['support', 0, 1, '2025-03-31T10:00:00Z', null],
    ]);
  });

  test('that are skipped keep their place without length', () => {
    expect(starts(made(plan, 'first'))).toEqual(['trial 2025-01-31T10:00:00Z', 'first 2025-01-31T10:00:00Z', 'rest 2025-02-28T10:00:00Z']);
  });

  test('cannot begin with a phase that the offer has not', () => {
    expect(made(plan, 'second')).toBeNull();
  });

  test('and items have ids of their own', () => {
    const spec = made(plan);
    const ids = [spec?.id, ...(spec?.phases ?? []).flatMap(({ id, items }) => [id, ...items.map((item) => item.id)])];
    expect(new Set(ids).size).toBe(1 + 3 + 4);
  });
});

test('an offer of free items alone is not billable', () => {
  expect(isBillable(made(plan)?.phases ?? [])).toBe(true);
  expect(isBillable(made([phase('free', null, [card('seat', null)])])?.phases ?? [])).toBe(false);
});

test('so many cost so many times the flat price, and other prices look at usage', () => {
  const flat = { type: 'FLAT', amount: Decimal.of('9.99'), paymentTerm: 'IN_ADVANCE' } as const;
  expect(priceOfAll(flat, 3)).toEqual({ ...flat, amount: Decimal.of('29.97') });
  expect(priceOfAll(null, 3)).toBeNull();
  const unit = { type: 'UNIT', amount: Decimal.one, minimumAmount: null, maximumAmount: null } as const;
  expect(priceOfAll(unit, 3)).toBe(unit);
});

test('what else a rate card says goes with the item', () => {
  const item = itemOf({ ...fee('seat'), description: 'A seat.' }, { id: 'i', version: 2, activeFrom: start });
  expect(item).toMatchObject({ id: 'i', key: 'seat', version: 2, further: { description: 'A seat.' } });
});
