import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { availableOf, decide, withReserved, withUsage } from './authorization.ts';
import type { Account } from './authorization.ts';

const account = (left: string, reserved = '0', isSoftLimit = false): Account => ({ left: Decimal.of(left), reserved: Decimal.of(reserved), isSoftLimit });
const said = ({ amount, reason }: ReturnType<typeof decide>) => `${amount} ${reason}`;

test.each([
  [account('10'), '10', false, '10 null'],
  [account('10'), '10.000000000000000001', false, '0 INSUFFICIENT_BALANCE'],
  [account('10', '4'), '6', false, '6 null'],
  [account('10', '4'), '6.1', false, '0 INSUFFICIENT_BALANCE'],
  [account('10', '4'), '6.1', true, '6 null'],
  [account('10', '10'), '1', true, '0 INSUFFICIENT_BALANCE'],
  [account('-3'), '1', true, '0 INSUFFICIENT_BALANCE'],
  [account('-3', '0', true), '7', false, '7 null'],
  [account('2', '0', true), '7', true, '7 null'],
])('%# of what is left', (state, amount, allowPartial, expected) => {
  expect(said(decide(state, Decimal.of(amount), allowPartial))).toBe(expected);
});

test('what is left is never below zero to whoever asks', () => {
  expect(availableOf(account('5', '9')).toString()).toBe('0');
});

const cents = fc.integer({ min: 1, max: 5_000 }).map((n) => Decimal.of(n).div(Decimal.hundred, 2));
type Step = { readonly kind: 'count' | 'reserve' | 'commit' | 'release' | 'ingest' | 'grant'; readonly amount: Decimal; readonly allowPartial: boolean; readonly which: number };
const steps = fc.array(
  fc.record<Step>({ kind: fc.constantFrom('count', 'reserve', 'commit', 'release', 'ingest', 'grant'), amount: cents, allowPartial: fc.boolean(), which: fc.nat(20) }),
  { maxLength: 60 },
);

test('whatever happens in whatever order, what was sold and what is held never exceed what was granted and not used by others', () => {
  fc.assert(
    fc.property(cents, steps, (first, list) => {
      let state: Account = { left: first, reserved: Decimal.zero, isSoftLimit: false };
      let granted = first;
      let sold = Decimal.zero;
      let forced = Decimal.zero;
      const held: Decimal[] = [];
      for (const { kind, amount, allowPartial, which } of list) {
        if (kind === 'grant') {
          granted = granted.add(amount);
          state = withUsage(state, amount.neg());
        } else if (kind === 'ingest') {
          forced = forced.add(amount);
          state = withUsage(state, amount);
        } else if (kind === 'commit' || kind === 'release') {
          const [own] = held.splice(which % Math.max(held.length, 1), 1);
          if (own === undefined) continue;
          state = withReserved(state, own.neg());
          if (kind === 'release') continue;
          // More than was reserved is counted too, and is nobody's promise.
          const within = Decimal.min(own, amount);
          sold = sold.add(within);
          forced = forced.add(amount.sub(within));
          state = withUsage(state, amount);
        } else {
          const before = availableOf(state);
          const decision = decide(state, amount, allowPartial);
          expect(decision.amount.lte(Decimal.min(amount, before))).toBe(true);
          expect(decision.amount.isPositive()).toBe(decision.reason === null);
          // Nothing is refused that is there.
          if (amount.lte(before) || (allowPartial && before.isPositive())) expect(decision.reason).toBeNull();
          if (decision.reason !== null) continue;
          if (kind === 'count') {
            sold = sold.add(decision.amount);
            state = withUsage(state, decision.amount);
          } else {
            held.push(decision.amount);
            state = withReserved(state, decision.amount);
          }
        }
        const promised = sold.add(Decimal.sum(held));
        expect(state.left.toString()).toBe(granted.sub(sold).sub(forced).toString());
        if (forced.isZero()) expect(promised.lte(granted)).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
});
