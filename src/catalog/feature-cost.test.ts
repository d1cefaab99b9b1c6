import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import type { UsageRow } from '../metering/index.ts';
import { meteringVectors } from '../../test/metering/vectors.ts';
import { featureCost } from './feature-cost.ts';
import type { PricedUnit } from './feature-cost.ts';

interface VectorRow {
  readonly windowStart: string;
  readonly windowEnd: string;
  readonly subject: string | null;
  readonly customerId: string | null;
  readonly groupBy: Readonly<Record<string, string>>;
}

interface FeatureCostVector {
  readonly meterRows: readonly (VectorRow & { readonly value: string })[];
  readonly internalGroupBy: readonly string[];
  readonly prices: readonly { readonly match: Readonly<Record<string, string>>; readonly unitCost: string }[];
  readonly expected: { readonly rows: readonly (VectorRow & { readonly usage: string; readonly cost: string | null; readonly detail: string | null })[] };
}

const vectors = meteringVectors<FeatureCostVector>('feature_cost');

const rowOf = (row: VectorRow & { readonly value: string }): UsageRow => ({
  value: Decimal.of(row.value),
  windowStart: Temporal.Instant.from(row.windowStart),
  windowEnd: Temporal.Instant.from(row.windowEnd),
  subject: row.subject,
  customerId: row.customerId,
  groupBy: Object.entries(row.groupBy).map(([key, value]) => ({ key, value })),
});

for (const { id, title, meterRows, internalGroupBy, prices, expected } of vectors) {
  test(`${id}: ${title}`, () => {
    const priceOf = ({ groupBy }: UsageRow): PricedUnit<string> => {
      const group = new Map(groupBy.map(({ key, value }) => [key, value]));
      const found = prices.find(({ match }) => Object.entries(match).every(([key, value]) => group.get(key) === value));
      return found === undefined ? { price: null, reason: 'price-not-found' } : { price: Decimal.of(found.unitCost), reason: null };
    };
    const rows = featureCost(meterRows.map(rowOf), priceOf, { internal: new Set(internalGroupBy), windowed: true });
    expect(rows.map(({ usage, cost, reasons, windowStart, windowEnd, subject, customerId, groupBy }) => ({
      windowStart: windowStart.toString(),
      windowEnd: windowEnd.toString(),
      subject,
      customerId,
      groupBy: Object.fromEntries(groupBy.map(({ key, value }) => [key, value])),
      usage: usage.toString(),
      cost: cost?.toString() ?? null,
      detail: reasons.length === 0 ? null : reasons.join('; '),
    }))).toEqual(expected.rows);
  });
}

describe('rows', () => {
  const row = (hour: number, model: string, value: string): UsageRow => rowOf({ windowStart: `2026-01-01T0${hour}:00:00Z`, windowEnd: `2026-01-01T0${hour + 1}:00:00Z`, subject: null, customerId: null, groupBy: { model }, value });
  const byModel = ({ groupBy }: UsageRow): PricedUnit<string> => {
    const model = groupBy[0]?.value ?? '';
    return /^\d+$/.test(model) ? { price: Decimal.of(model), reason: null } : { price: null, reason: `NO_PRICE_${model}` };
  };
  const shown = (rows: ReturnType<typeof featureCost>) => rows.map(({ windowStart, windowEnd, usage, cost, reasons }) => [windowStart.toString().slice(11, 13), windowEnd.toString().slice(11, 13), usage.toString(), cost?.toString() ?? null, ...reasons]);
  const internal = new Set(['model']);

  test('keep what could be priced, and say what could not, each reason once', () => {
    const rows = featureCost([row(1, 'b', '1'), row(1, '3', '2'), row(1, 'a', '4'), row(1, 'b', '8')], byModel, { internal, windowed: true });
    expect(shown(rows)).toEqual([['01', '02', '15', '6', 'NO_PRICE_b', 'NO_PRICE_a']]);
  });

  test('of different windows stay apart; where there are no windows they are one', () => {
    const usage = [row(1, '1', '1'), row(2, '5', '1')];
    expect(shown(featureCost(usage, byModel, { internal, windowed: true }))).toEqual([['02', '03', '1', '5'], ['01', '02', '1', '1']]);
    expect(shown(featureCost(usage, byModel, { internal, windowed: false }))).toEqual([['01', '03', '2', '6']]);
  });

  test('that cost nothing come before those without price, and equal ones keep their order', () => {
    const rows = featureCost([row(1, 'a', '1'), row(2, '0', '1'), row(3, 'b', '1'), row(4, '0', '2')], byModel, { internal: new Set(), windowed: true });
    expect(rows.map(({ windowStart }) => windowStart.toString().slice(11, 13))).toEqual(['02', '04', '01', '03']);
  });

  test('keep all usage and all cost, whatever is folded', () => {
    const usage = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('1', '2', '30', 'a', 'b'), fc.integer({ min: -50, max: 50 })), { maxLength: 20 });
    fc.assert(fc.property(usage, fc.boolean(), fc.boolean(), (found, folds, windowed) => {
      const rows = found.map(([hour, model, value]) => row(hour, model, String(value)));
      const answer = featureCost(rows, byModel, { internal: folds ? internal : new Set(), windowed });
      expect(Decimal.sum(answer.map(({ usage: of }) => of)).toString()).toBe(Decimal.sum(rows.map(({ value }) => value)).toString());
      const costs = rows.map((of) => of.value.mul(byModel(of).price ?? Decimal.zero));
      expect(Decimal.sum(answer.map(({ cost }) => cost ?? Decimal.zero)).toString()).toBe(Decimal.sum(costs).toString());
      for (const { cost, reasons } of answer) if (cost === null) expect(reasons).not.toEqual([]);
    }));
  });
});
