import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, scenario } from '../../../test/support/entitlement-scenarios.ts';
import type { Scenario } from '../../../test/support/entitlement-scenarios.ts';
import { at, grantOf, meterOver, meteredOf } from '../../../test/support/entitlement-vectors.ts';
import { Decimal } from '../../kit/decimal.ts';
import { explain, planExplained } from './explanation.ts';
import type { Explanation } from './explanation.ts';
import type { MeteredAggregation } from './plan.ts';
import { snapshotOf } from './snapshot.ts';
import { planValue, valueAt } from './value.ts';
import type { EntitlementValue } from './value.ts';

const sum = (values: readonly Decimal[]): string => Decimal.sum(values).toString();
const lostOf = ({ losses }: Explanation['accounts'][number]): Decimal => Decimal.sum(losses.map(({ amount }) => amount));

function explained({ terms, grants, resets, events }: Scenario, aggregation: MeteredAggregation, time: Temporal.Instant, stored: Parameters<typeof planExplained>[1]['stored'] = []) {
  const plan = planExplained(terms, { aggregation, grants, resets, stored }, time);
  const value = valueAt(plan, plan.usageRanges.map(meterOver(events, aggregation)));
  return { value, explanation: explain(plan, value) };
}

const figures = ({ balance, usage, overage, totalAvailableGrantAmount, hasAccess }: EntitlementValue): object =>
  ({ hasAccess, figures: [balance, usage, overage, totalAvailableGrantAmount].map(String) });

test('what is explained is the value, and adds up to it', () => {
  let accounts = 0;
  const reasons = new Set<string>();
  fc.assert(
    fc.property(scenario, fc.constantFrom<MeteredAggregation>('SUM', 'COUNT', 'UNIQUE_COUNT', 'LATEST'), instant, (drawn, aggregation, time) => {
      const { value, explanation } = explained(drawn, aggregation, time);
      const plain = planValue(drawn.terms, { aggregation, grants: drawn.grants, resets: drawn.resets, stored: [] }, time);
      expect(figures(value)).toEqual(figures(valueAt(plain, plain.usageRanges.map(meterOver(drawn.events, aggregation)))));
      if (explanation === null) throw new Error('it is active and measuring');
      const { steps, carriedOverage } = explanation;
      const burntInSteps = Decimal.sum(steps.flatMap(({ grantUsages }) => [...grantUsages.values()]));
      expect(sum(steps.map(({ usage }) => usage))).toBe(value.usage?.toString());
      expect(carriedOverage.add(value.usage ?? Decimal.zero).sub(burntInSteps).toString()).toBe(value.overage?.toString());
      expect(sum(explanation.accounts.map(({ balance }) => balance))).toBe(value.balance?.toString());
      expect(sum(explanation.accounts.map(({ burnt }) => burnt))).toBe(burntInSteps.toString());
      expect(burntInSteps.add(value.balance ?? Decimal.zero).toString()).toBe(value.totalAvailableGrantAmount?.toString());
      for (const account of explanation.accounts) {
        expect(account.carriedIn.add(account.added).sub(account.burnt).sub(lostOf(account)).toString(), account.grant.id).toBe(account.balance.toString());
        expect(account.losses.every(({ amount }) => amount.isPositive()) && !account.added.isNegative()).toBe(true);
        for (const { reason } of account.losses) reasons.add(reason);
      }
      accounts += explanation.accounts.length;
      for (const [index, step] of steps.entries()) {
        expect(step.from.toString()).toBe((steps[index - 1]?.to ?? value.currentUsagePeriod?.from)?.toString());
        expect(step.rollover && index > 0).toBe(false);
      }
      expect(steps.at(-1)?.to.toString()).toBe(value.at.toString());
    }),
    { numRuns: 150 },
  );
  expect(accounts).toBeGreaterThan(0);
  expect([...reasons].toSorted()).toEqual(['EXPIRY', 'REFILL', 'ROLLOVER', 'VOID']);
});

test('stored states change nothing of it', () => {
  const shown = ({ value, explanation }: ReturnType<typeof explained>): object => ({
    value: figures(value),
    carried: explanation?.carriedOverage.toString(),
    accounts: explanation?.accounts.map((account) => [account.grant.id, ...[account.carriedIn, account.added, account.burnt, lostOf(account), account.balance].map(String)]),
    steps: explanation?.steps.map((step) => [step.from.toString(), step.to.toString(), step.usage.toString(), step.balanceAtStart.toString(), step.balanceAtEnd.toString(), step.rollover]),
  });
  fc.assert(
    fc.property(scenario, fc.constantFrom<MeteredAggregation>('SUM', 'UNIQUE_COUNT'), instant, (drawn, aggregation, time) => {
      const fresh = explained(drawn, aggregation, time);
      for (const { rollover, start } of fresh.value.run?.segments ?? []) {
        if (!rollover) expect(shown(explained(drawn, aggregation, time, [snapshotOf(start, drawn.grants)]))).toEqual(shown(fresh));
      }
    }),
    { numRuns: 30 },
  );
});

test('tells in burn order what each grant had, got, gave and lost', () => {
  const terms = meteredOf({ measureUsageFrom: '2025-01-01T00:00:00Z', usagePeriod: { interval: 'P1M', anchor: '2025-01-01T00:00:00Z' }, preserveOverageAtReset: true });
  const grants = [
    { id: 'later', amount: '50', priority: 2, effectiveAt: '2025-01-01T00:00:00Z', maxRolloverAmount: '10' },
    { id: 'daily', amount: '5', priority: 1, effectiveAt: '2025-02-02T00:00:00Z', recurrence: { interval: 'P1D', anchor: '2025-02-02T00:00:00Z' } },
    { id: 'gone', amount: '7', priority: 3, effectiveAt: '2025-02-01T12:00:00Z', expiresAt: '2025-02-03T12:00:00Z' },
  ].map(grantOf);
  const events = [
    { at: '2025-01-10T00:00:00Z', value: '20' },
    { at: '2025-02-02T06:00:00Z', value: '8' },
  ];
  const { explanation } = explained({ terms, grants, resets: [], events }, 'SUM', at('2025-02-04T00:00:00Z'));
  expect(
    explanation?.accounts.map(({ grant, carriedIn, added, burnt, losses, balance }) => ({
      id: grant.id,
      figures: [carriedIn, added, burnt, balance].map(String),
      losses: losses.map((loss) => `${loss.amount.toString()} by ${loss.reason} at ${loss.at.toString()}`),
    })),
  ).toEqual([
    { id: 'daily', figures: ['0', '15', '5', '5'], losses: ['5 by REFILL at 2025-02-04T00:00:00Z'] },
    { id: 'later', figures: ['30', '0', '3', '7'], losses: ['20 by ROLLOVER at 2025-02-01T00:00:00Z'] },
    { id: 'gone', figures: ['0', '7', '0', '0'], losses: ['7 by EXPIRY at 2025-02-03T12:00:00Z'] },
  ]);
});

test('is nothing where there are no figures', () => {
  const terms = { ...meteredOf({ measureUsageFrom: '2025-01-01T00:00:00Z', usagePeriod: { interval: 'P1M', anchor: '2025-01-01T00:00:00Z' } }), activeTo: at('2025-01-02T00:00:00Z') };
  expect(explained({ terms, grants: [], resets: [], events: [] }, 'SUM', at('2025-01-03T00:00:00Z')).explanation).toBeNull();
});
