import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { dunningStep } from './dunning-rule.ts';
import type { DunningRun, DunningTerms } from './dunning-rule.ts';

const at = (text: string) => Temporal.Instant.from(text);
const balance = (amounts: Readonly<Record<string, string>>) => new Map(Object.entries(amounts).map(([currency, amount]) => [currency, Decimal.of(amount)]));
const terms: DunningTerms = { thresholds: [{ currency: 'USD', amount: Decimal.of('50') }, { currency: 'JPY', amount: Decimal.of('5000') }], daysBetweenAttempts: 3, maxAttempts: 2 };
const day = at('2027-01-01T00:00:00Z');

describe('the step of dunning', () => {
  test('begins at the threshold, asks as often as the terms say, and is exhausted once', () => {
    expect(dunningStep(terms, null, balance({ USD: '49.99', JPY: '4999', EUR: '1000' }), day)).toEqual({ type: 'REST', run: null });
    const first = dunningStep(terms, null, balance({ USD: '50', JPY: '4999' }), day);
    expect(first).toEqual({ type: 'ASK', currencies: ['USD'], run: { attempts: 1, lastAttemptAt: day, nextAttemptAt: at('2027-01-04T00:00:00Z'), exhaustedAt: null } });
    expect(dunningStep(terms, first.run, balance({ USD: '50' }), at('2027-01-03T23:59:59Z'))).toEqual({ type: 'WAIT', run: first.run });
    const second = dunningStep(terms, first.run, balance({ USD: '70', JPY: '5000' }), at('2027-01-04T00:00:00Z'));
    expect(second).toMatchObject({ type: 'ASK', currencies: ['USD', 'JPY'], run: { attempts: 2, nextAttemptAt: at('2027-01-07T00:00:00Z') } });
    const over = dunningStep(terms, second.run, balance({ USD: '70' }), at('2027-01-07T00:00:00Z'));
    expect(over).toMatchObject({ type: 'EXHAUST', currencies: ['USD'], run: { attempts: 2, nextAttemptAt: null, exhaustedAt: at('2027-01-07T00:00:00Z') } });
    expect(dunningStep(terms, over.run, balance({ USD: '7000' }), at('2028-01-07T00:00:00Z'))).toEqual({ type: 'WAIT', run: over.run });
    expect(dunningStep(terms, over.run, balance({ USD: '49' }), at('2028-01-07T00:00:00Z'))).toEqual({ type: 'REST', run: null });
  });

  test('follows terms that were changed in between', () => {
    const { run } = dunningStep(terms, null, balance({ USD: '50' }), day);
    expect(dunningStep({ ...terms, daysBetweenAttempts: 1 }, run, balance({ USD: '50' }), at('2027-01-02T00:00:00Z'))).toMatchObject({ type: 'ASK', run: { attempts: 2 } });
    expect(dunningStep({ ...terms, daysBetweenAttempts: 9 }, run, balance({ USD: '50' }), at('2027-01-04T00:00:00Z'))).toMatchObject({ type: 'WAIT', run: { nextAttemptAt: at('2027-01-10T00:00:00Z') } });
    expect(dunningStep({ ...terms, maxAttempts: 1 }, run, balance({ USD: '50' }), at('2027-01-04T00:00:00Z'))).toMatchObject({ type: 'EXHAUST' });
    expect(dunningStep({ ...terms, thresholds: [] }, run, balance({ USD: '50' }), day)).toEqual({ type: 'REST', run: null });
  });

  test('whatever is owed and paid at whatever times, attempts are bounded, spaced and of what is worth asking for', () => {
    const story = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 200 }), owed: fc.integer({ min: 0, max: 100 }) }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), (moments, daysBetweenAttempts, maxAttempts) => {
        const of: DunningTerms = { ...terms, daysBetweenAttempts, maxAttempts };
        let run: DunningRun | null = null;
        let now = day;
        let attempts = 0;
        let exhausted = false;
        let last: Temporal.Instant | null = null;
        for (const { hours, owed } of moments) {
          now = now.add({ hours });
          const overdue = balance({ USD: String(owed) });
          const step = dunningStep(of, run, overdue, now);
          if (owed < 50) {
            expect(step).toEqual({ type: 'REST', run: null });
            [attempts, exhausted, last] = [0, false, null];
          } else {
            expect(step.type).not.toBe('REST');
          }
          if (step.type === 'ASK') {
            expect(exhausted).toBe(false);
            if (last !== null) expect(now.since(last).total('hours')).toBeGreaterThanOrEqual(24 * daysBetweenAttempts);
            attempts += 1;
            last = now;
            expect(step.run.attempts).toBe(attempts);
            expect(attempts).toBeLessThanOrEqual(maxAttempts);
          }
          if (step.type === 'EXHAUST') {
            expect([exhausted, attempts]).toEqual([false, maxAttempts]);
            exhausted = true;
          }
          // Done twice at one instant, nothing more is done.
          if (step.run !== null) expect(dunningStep(of, step.run, overdue, now)).toEqual({ type: 'WAIT', run: step.run });
          run = step.run;
        }
      }),
    );
  });
});
