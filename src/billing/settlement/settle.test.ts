import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import { roundedShares, settle } from './settle.ts';
import type { Settlement, SettledCharge } from './settle.ts';

const money = (text: string): Decimal => Decimal.of(text);
const charge = (id: string, amount: string, more: Partial<SettledCharge> = {}): SettledCharge => ({ id, amount: money(amount), planIds: [], meterId: null, taxes: [], billedBefore: Decimal.zero, ...more });
const empty = { currency: 'EUR', digits: 2, coupons: [], notes: [], wallets: [] } as const;

test('coupons come before taxes, credit notes and wallets after them', () => {
  const taxes = [{ code: 'vat', rate: money('20') }];
  const made = settle({
    ...empty,
    charges: [charge('fee', '100', { taxes }), charge('usage', '50.01', { taxes, meterId: 'm' })],
    coupons: [{ id: 'ten', terms: { type: 'PERCENTAGE', percentage: money('10') }, frequency: 'FOREVER', usesLeft: null, used: Decimal.zero, limitedTo: null }],
    notes: [{ id: 'note', balance: money('62.01') }],
    wallets: [{ id: 'wallet', credits: money('40'), rate: money('2.5'), digits: 2 }],
  });
  expect([made.couponsTotal, made.subTotal, made.taxes.amount, made.totalWithTaxes, made.due].map(String)).toEqual(['15', '135.01', '27', '162.01', '0']);
  expect(made.notes.map(({ id, amount }) => `${id} ${amount.toString()}`)).toEqual(['note 62.01']);
  expect(made.wallets.map(({ id, amount, credits }) => `${id} ${amount.toString()} ${credits.toString()}`)).toEqual(['wallet 100 40']);
  expect([...made.charges].map(([id, { couponsRounded }]) => `${id} ${couponsRounded.toString()}`)).toEqual(['fee 10', 'usage 5']);
});

test('what was billed before is taken off first, and bears no taxes again', () => {
  const taxes = [{ code: 'vat', rate: money('10') }];
  const made = settle({ ...empty, charges: [charge('usage', '30', { taxes, billedBefore: money('20') })] });
  expect([made.subTotal, made.taxes.amount, made.due].map(String)).toEqual(['10', '1', '11']);
});

test('rounded shares add up, and the unit that is missing goes to whom most was cut', () => {
  const of = (total: string, ...shares: string[]) => roundedShares(money(total), shares.map(money), 2).map(String);
  expect(of('1', '0.33333', '0.33333', '0.33333')).toEqual(['0.34', '0.33', '0.33']);
  expect(of('1', '0.121', '0.879')).toEqual(['0.12', '0.88']);
  expect(of('0')).toEqual([]);
});

const amounts = (max: number) => fc.integer({ min: 0, max });
const settlements: fc.Arbitrary<Settlement> = fc.record({
  digits: fc.constantFrom(0, 2, 3),
  fees: fc.array(fc.record({ amount: amounts(1_000_000), before: amounts(100), plan: fc.boolean(), rates: fc.subarray(['19', '7.7']) }), { maxLength: 6 }),
  coupons: fc.array(fc.record({ amount: amounts(300_000), isPercentage: fc.boolean(), isLimited: fc.boolean() }), { maxLength: 4 }),
  notes: fc.array(amounts(200_000), { maxLength: 3 }),
  wallets: fc.array(amounts(200_000), { maxLength: 2 }),
}).map(({ digits, fees, coupons, notes, wallets }) => {
  const of = (n: number): Decimal => Decimal.of(n).div(Decimal.of(10 ** digits), digits);
  return {
    currency: 'EUR',
    digits,
    charges: fees.map(({ amount, before, plan, rates }, n) => ({ id: `c${n}`, amount: of(amount), planIds: plan ? ['p'] : [], meterId: null, taxes: rates.map((rate) => ({ code: rate, rate: money(rate) })), billedBefore: of(amount).mul(Decimal.of(before)).div(Decimal.hundred, digits) })),
    coupons: coupons.map(({ amount, isPercentage, isLimited }, n) => ({
      id: `k${n}`,
      terms: isPercentage ? ({ type: 'PERCENTAGE', percentage: Decimal.of(amount % 101) } as const) : ({ type: 'FIXED', amount: of(amount), currency: 'EUR' } as const),
      frequency: 'FOREVER' as const,
      usesLeft: null,
      used: Decimal.zero,
      limitedTo: isLimited ? { type: 'PLANS' as const, ids: ['p'] } : null,
    })),
    notes: notes.map((balance, n) => ({ id: `n${n}`, balance: of(balance) })),
    wallets: wallets.map((credits, n) => ({ id: `w${n}`, credits: of(credits), rate: Decimal.one, digits })),
  };
});

test('nothing appears and nothing vanishes: charges and taxes are coupons, notes, wallets and what is due', () => {
  fc.assert(
    fc.property(settlements, (asked) => {
      const made = settle(asked);
      const sum = (all: readonly { readonly amount: Decimal }[]) => Decimal.sum(all.map(({ amount }) => amount));
      const before = Decimal.sum(asked.charges.map(({ billedBefore }) => billedBefore));
      const charged = sum(asked.charges).sub(before).add(made.taxes.amount);
      expect(made.couponsTotal.add(sum(made.notes)).add(sum(made.wallets)).add(made.due).toString()).toBe(charged.toString());
      expect(made.due.isNegative()).toBe(false);
      expect(Decimal.sum([...made.charges.values()].map(({ couponsRounded }) => couponsRounded)).toString()).toBe(made.couponsTotal.toString());
      for (const { id, amount, billedBefore } of asked.charges) expect(made.charges.get(id)?.couponsRounded.lte(amount.sub(billedBefore))).toBe(true);
    }),
  );
});
