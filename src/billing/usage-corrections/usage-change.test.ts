import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { usageChanges } from './usage-change.ts';
import type { BilledUsage, LateUsagePolicy, UsageChange, UsageFigures } from './usage-change.ts';

const d = (text: string | number): Decimal => Decimal.of(text);
const billed = (more: Partial<BilledUsage> = {}): BilledUsage => ({ quantity: d(100), amount: d(10), corrected: d(0), creditedByNotes: d(0), last: null, ...more });
const figures = (quantity: string | null, amount: string): UsageFigures => ({ quantity: quantity === null ? null : d(quantity), amount: d(amount) });
const usageChange = (line: BilledUsage, now: UsageFigures, policy: LateUsagePolicy): UsageChange | null => usageChanges([{ line, now }], policy)[0] ?? null;
const shown = (line: BilledUsage, now: UsageFigures, policy: LateUsagePolicy = 'BILL'): string | null => {
  const change = usageChange(line, now, policy);
  return change === null ? null : `${change.action} ${change.correction} (${change.before.quantity}: ${change.before.amount}, ${change.after.quantity}: ${change.after.amount})${change.isNew ? '' : ' again'}`;
};

describe('usage of a billed period that changed', () => {
  test('is charged or credited for what is between, as the policy says', () => {
    const [more, less] = [figures('120', '12'), figures('70', '7')];
    expect([shown(billed(), more), shown(billed(), less)]).toEqual(['BILLED 2 (100: 10, 120: 12)', 'CREDITED -3 (100: 10, 70: 7)']);
    expect([shown(billed(), more, 'CREDIT'), shown(billed(), less, 'CREDIT')]).toEqual(['IGNORED 0 (100: 10, 120: 12)', 'CREDITED -3 (100: 10, 70: 7)']);
    expect([shown(billed(), more, 'IGNORE'), shown(billed(), less, 'IGNORE')]).toEqual(['IGNORED 0 (100: 10, 120: 12)', 'IGNORED 0 (100: 10, 70: 7)']);
  });

  test('asks for nothing when nothing changed, or was written down already', () => {
    expect(shown(billed(), figures('100', '10'))).toBeNull();
    expect(shown(billed({ last: figures('120', '12'), corrected: d(2) }), figures('120', '12'))).toBeNull();
    expect(shown(billed({ last: figures('120', '12') }), figures('120', '12'), 'IGNORE')).toBeNull();
  });

  test('that comes to the same amount is written down', () => {
    expect(shown(billed(), figures('101', '10'))).toBe('NONE 0 (100: 10, 101: 10)');
    expect(shown(billed(), figures(null, '10'))).toBe('NONE 0 (100: 10, null: 10)');
  });

  test('is not credited for what a credit note took back, and a note never makes it be charged', () => {
    expect(shown(billed({ creditedByNotes: d(2) }), figures('70', '7'))).toBe('CREDITED -1 (100: 10, 70: 7)');
    expect(shown(billed({ creditedByNotes: d(4) }), figures('70', '7'))).toBe('NONE 0 (100: 10, 70: 7)');
    expect(shown(billed({ creditedByNotes: d(4) }), figures('120', '12'))).toBe('BILLED 2 (100: 10, 120: 12)');
  });

  test('what belongs together is in the favour of the customer together, or not at all', () => {
    // 80 of usage and 20 missing to a commitment of 100: ten more of the one are ten less of the other.
    const together = (used: string, missing: string) => usageChanges([{ line: billed({ amount: d(80) }), now: figures('120', used) }, { line: billed({ quantity: null, amount: d(20) }), now: figures(null, missing) }], 'CREDIT').map((change) => `${change?.action} ${change?.correction}`);
    expect(together('90', '10')).toEqual(['IGNORED 0', 'IGNORED 0']);
    expect(together('85', '10')).toEqual(['BILLED 5', 'CREDITED -10']);
  });

  test('what was ignored is not credited when it goes again', () => {
    expect(shown(billed({ last: figures('120', '12') }), figures('100', '10'), 'CREDIT')).toBe('NONE 0 (120: 12, 100: 10)');
    expect(shown(billed({ last: figures('120', '12'), corrected: d(2) }), figures('100', '10'), 'CREDIT')).toBe('CREDITED -2 (120: 12, 100: 10)');
  });

  test('a line that was taken away is made again without the change being told again', () => {
    expect(shown(billed({ last: figures('70', '7'), corrected: d(-1) }), figures('70', '7'))).toBe('CREDITED -2 (70: 7, 70: 7) again');
  });

  test('however often it changes, what was billed and its corrections come to what it comes to in the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 12 }), (first, later) => {
        const price = (units: number): UsageFigures => ({ quantity: d(units), amount: d(units).mul(d('0.07')).round(2) });
        let line: BilledUsage = { ...billed(), ...price(first) };
        for (const units of later) {
          const change = usageChange(line, price(units), 'BILL');
          if (change !== null) line = { ...line, corrected: line.corrected.add(change.correction), last: change.after };
          expect(usageChange(line, price(units), 'BILL')).toBeNull();
          expect(line.amount.add(line.corrected).toString()).toBe(price(units).amount.toString());
        }
      }),
    );
  });
});
