import { expect, test } from 'vitest';
import { Decimal } from '../../kit/decimal.ts';
import type { RatedLine } from '../rating/rated-line.ts';
import { totalsOf } from '../rating/totals.ts';
import { settleLines } from './settle-lines.ts';

const money = (text: string): Decimal => Decimal.of(text);
const rated = (amount: string): RatedLine => ({ meteredQuantity: null, quantity: null, quantityBefore: null, discounts: [], detailedLines: [], totals: totalsOf(money(amount)) });
const facts = { planKeys: [], meterId: null, taxes: [{ code: 'vat', name: 'VAT', rate: money('20') }], behavior: 'EXCLUSIVE' } as const;

test('credit notes and then wallets pay of the total, which stays', () => {
  const made = settleLines('EUR', [{ ...facts, rated: rated('100') }], {
    coupons: [],
    notes: [{ id: 'n1', number: 'CN001', balance: money('30') }, { id: 'n2', number: 'CN002', balance: money('50.5') }],
    wallets: [{ id: 'w1', name: 'Prepaid', credits: money('5'), rate: money('2'), digits: 2, expiresAt: null }, { id: 'w2', name: null, credits: money('100'), rate: money('1'), digits: 2, expiresAt: null }],
  });
  expect([made.totals.total, made.creditNotesTotal, made.walletsTotal].map(String)).toEqual(['120', '80.5', '39.5']);
  expect(made.settlement.notes).toEqual([{ creditNoteId: 'n1', number: 'CN001', amount: '30' }, { creditNoteId: 'n2', number: 'CN002', amount: '50.5' }]);
  expect(made.settlement.wallets).toEqual([{ walletId: 'w1', name: 'Prepaid', amount: '10', credits: '5' }, { walletId: 'w2', name: null, amount: '29.5', credits: '29.5' }]);
  expect(made.lines.map(({ rated: { totals } }) => String(totals.total))).toEqual(['120']);
  expect(made.used.notes.map(({ amount }) => String(amount))).toEqual(['30', '50.5']);
});

test('what nothing is left for is not used', () => {
  const made = settleLines('EUR', [{ ...facts, rated: rated('10') }], {
    coupons: [],
    notes: [{ id: 'n1', number: 'CN001', balance: money('12') }, { id: 'n2', number: 'CN002', balance: money('1') }],
    wallets: [{ id: 'w1', name: null, credits: money('5'), rate: money('1'), digits: 2, expiresAt: null }],
  });
  expect(made.settlement).toMatchObject({ notes: [{ creditNoteId: 'n1', number: 'CN001', amount: '12' }], wallets: [] });
});
