import { expect, test } from 'vitest';
import { defaultWorkflow } from './workflow.ts';
import { chargesNothing, isSkipped } from './zero-invoice.ts';
import type { ChargedParts } from './zero-invoice.ts';

const of = (amount: string, discountsTotal: string, coupons: readonly string[] = []): ChargedParts => ({
  amount, chargesTotal: '0', discountsTotal, taxesTotal: '0',
  settlement: { coupons: coupons.map((taken) => ({ appliedCouponId: 'a', code: 'C', name: 'C', amount: taken })), notes: [], wallets: [], taxes: [], rounding: { lines: '0', taxes: '0' } },
});

test.each([
  ['nothing charged', of('0', '0'), true],
  ['a rate card that is discounted to nothing', of('20', '20'), true],
  ['a charge', of('20', '5'), false],
  ['a charge that a coupon takes', of('20', '20', ['20']), false],
  ['a charge that a discount and a coupon take together', of('20', '20', ['15']), false],
  ['credits against charges', of('0', '0', []), true],
  ['credits against charges that bear more taxes', { ...of('0', '0'), taxesTotal: '2.09' }, false],
  ['credits that bear more taxes than what they are against', { ...of('0', '0'), taxesTotal: '-2.09' }, false],
  ['nothing that was settled', { ...of('0', '0'), settlement: null }, true],
])('%s', (_what, invoice, nothing) => {
  expect(chargesNothing(invoice)).toBe(nothing);
});

test('is skipped where the workflow says so, and kept where it says nothing', () => {
  const skipping = { ...defaultWorkflow, invoicing: { ...defaultWorkflow.invoicing, finalizeZeroAmountInvoice: false } };
  expect(isSkipped({ ...of('0', '0'), workflow: defaultWorkflow })).toBe(false);
  expect(isSkipped({ ...of('0', '0'), workflow: skipping })).toBe(true);
  expect(isSkipped({ ...of('1', '0'), workflow: skipping })).toBe(false);
});
