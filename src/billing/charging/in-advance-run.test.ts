import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { CARRIED, newSteps, nextEventAt } from './in-advance-run.ts';
import type { ChargedStep, InAdvanceRun, RunEvent } from './in-advance-run.ts';

const at = (day: number, hour = 0) => Temporal.Instant.from('2027-01-01T00:00:00Z').add({ hours: 24 * (day - 1) + hour });
const january = { from: at(1), to: at(32) };
let stored = 0;
const sum = (day: number, value: number): RunEvent => ({ sequence: String(++stored), time: at(day, 12), value: Decimal.of(value), text: null, operation: 'ADD', amount: null });
const name = (day: number, text: string, operation: 'ADD' | 'REMOVE' = 'ADD'): RunEvent => ({ sequence: String(++stored), time: at(day, 12), value: null, text, operation, amount: null });
const run = (over: Partial<InAdvanceRun>): InAdvanceRun => ({
  aggregation: 'SUM', recurring: false, prorated: false, price: ({ quantity }) => quantity.mul(Decimal.of(2)), period: january, countedPeriod: january, periodDays: 31, zone: 'UTC', isCarriedPaid: false, paidBefore: new Set(), events: [], charged: [], now: at(32), ...over,
});
const shown = (of: InAdvanceRun) => newSteps(of).map(({ sequence, units, fee }) => `${sequence} ${units} ${fee}`);

describe('events that are paid in advance', () => {
  test('are charged when they have happened, each once, in the order of their times', () => {
    const [late, early, outside, next] = [sum(20, 3), sum(10, 5), { ...sum(1, 9), time: at(32) }, sum(25, 1)];
    const events = [early, late, next, outside];
    expect(shown(run({ events, now: at(21) }))).toEqual([`${early.sequence} 5 10`, `${late.sequence} 3 6`]);
    expect(nextEventAt(run({ events, now: at(21) }))?.toString()).toBe(next.time.toString());
    expect(nextEventAt(run({ events, now: at(26) }))).toBeNull();
    expect(newSteps(run({ events, now: at(0) }))).toEqual([]);
    const charged = newSteps(run({ events, now: at(21) }));
    expect(shown(run({ events, charged, now: at(26) }))).toEqual([`${next.sequence} 1 2`]);
    expect(newSteps(run({ events, charged: newSteps(run({ events })) }))).toEqual([]);
  });

  test('leave what was charged as it was, however late one comes', () => {
    const [first, second] = [sum(10, 5), sum(12, -2)];
    const charged = newSteps(run({ events: [first, second] }));
    const late = sum(11, 1);
    // 5 less 2, and 1 more: below the 5 that were paid for.
    expect(shown(run({ events: [first, late, second], charged }))).toEqual([`${late.sequence} 1 0`]);
  });

  test('count the days from their own on, that of a start within a day too', () => {
    const period = { from: at(10, 9), to: at(13, 8) };
    const events = [sum(10, 31), sum(11, 62)];
    expect(shown(run({ prorated: true, recurring: true, events, period, countedPeriod: { from: at(10), to: period.to }, now: at(12) })).slice(-2)).toEqual([`${events[0]?.sequence} 31 8`, `${events[1]?.sequence} 62 12`]);
  });

  test('begin with what is carried into the period', () => {
    const history = [{ ...sum(1, 4), time: at(-3) }, { ...sum(1, -1), time: at(-2) }];
    const more = sum(16, 2);
    expect(shown(run({ recurring: true, prorated: true, events: [...history, more], now: at(20) }))).toEqual([`${CARRIED} 3 6`, `${more.sequence} 2 2.06452`]);
    // Paid for until then already, it is counted from: in the tiers too.
    const graduated = ({ quantity }: { readonly quantity: Decimal }) => Decimal.min(quantity, Decimal.of(4)).mul(Decimal.of(2)).add(Decimal.max(Decimal.zero, quantity.sub(Decimal.of(4))));
    expect(shown(run({ recurring: true, isCarriedPaid: true, price: graduated, events: [...history, more] }))).toEqual([`${CARRIED} 3 0`, `${more.sequence} 2 3`]);
    const people = [{ ...name(1, 'ada'), time: at(-3) }, { ...name(1, 'bob'), time: at(-2) }, { ...name(1, 'ada', 'REMOVE'), time: at(-1) }];
    const [again, other] = [name(5, 'bob'), name(6, 'cyd')];
    expect(shown(run({ aggregation: 'UNIQUE_COUNT', recurring: true, events: [...people, again, other] }))).toEqual([`${CARRIED} 1 2`, `${again.sequence} 1 0`, `${other.sequence} 1 2`]);
  });

  test('that were charged by what gave way at their instant are not charged again: counted from where they are carried, left out where not', () => {
    const [paid, next] = [{ ...sum(1, 3), time: at(1) }, sum(2, 2)];
    const of = { events: [paid, next], paidBefore: new Set([paid.sequence]), price: ({ quantity }: { readonly quantity: Decimal }) => (quantity.lte(Decimal.of(3)) ? quantity.mul(Decimal.of(2)) : quantity.add(Decimal.of(3))) };
    expect(shown(run(of))).toEqual([`${next.sequence} 2 4`]);
    const steps = newSteps(run({ ...of, recurring: true }));
    expect(steps.map(({ sequence, units, fee }) => `${sequence} ${units} ${fee}`)).toEqual([`${CARRIED} 0 0`, `${paid.sequence} 3 0`, `${next.sequence} 2 2`]);
    expect(newSteps(run({ ...of, recurring: true, charged: steps }))).toEqual([]);
  });

  test('come to the same by one look or by many', () => {
    const changes = fc.array(fc.record({ day: fc.integer({ min: 1, max: 31 }), value: fc.integer({ min: -20, max: 20 }) }), { maxLength: 15 });
    fc.assert(
      fc.property(changes, fc.boolean(), (list, prorated) => {
        const events = list.toSorted((a, b) => a.day - b.day).map(({ day, value }) => sum(day, value));
        const once = newSteps(run({ events, prorated }));
        let charged: ChargedStep[] = [];
        for (let day = 1; day <= 32; day++) charged = [...charged, ...newSteps(run({ events, prorated, charged, now: at(day, 23) }))];
        const kept = (steps: readonly ChargedStep[]) => steps.map(({ sequence, quantity, state }) => [sequence, quantity.toString(), state.current.toString(), state.peak.toString(), state.proratedPeak.toString()]);
        expect(kept(charged)).toEqual(kept(once));
      }),
    );
  });
});
