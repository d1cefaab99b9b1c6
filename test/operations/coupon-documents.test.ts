import { expect, test } from 'vitest';
import { advance, customer, flat, invoicesOf, onePhase, shop, subscribe } from '../billing/billing-world.ts';
import { documentClient } from '../support/document-client.ts';
import { served } from '../support/served.ts';
import { worlds } from '../support/world.ts';
import * as operations from './generated/graphql.ts';

// Every operation of coupons, and what they and taxes come to on an invoice, by the generated documents over HTTP.
const all = worlds();
const http = served(all);
const id = expect.any(String) as unknown as string;

test('from a coupon to the invoice that it reduces, and back', async () => {
  const world = await shop(await all.create(), { pro: onePhase(flat('base', '100', 'IN_ARREARS')) });
  const ask = documentClient(http.address, world.apiKey);
  const { clockId } = await customer(world, 'acme');
  await subscribe(world, 'acme', 'pro');
  await ask(operations.CreateTaxDocument, { input: { key: 'vat', name: 'VAT', rate: '20' } });

  const { createCoupon } = await ask(operations.CreateCouponDocument, { input: { code: 'SPRING', name: 'Spring', value: { percentage: '12.5' }, frequency: 'RECURRING', frequencyDuration: 2, maxRedemptions: 3 } });
  const spring = {
    id, code: 'SPRING', name: 'Spring', description: null, value: { percentage: '12.5' }, frequency: 'RECURRING', frequencyDuration: 2,
    durationInMonths: null, startsAt: null, expiresAt: null, reusable: true, maxRedemptions: 3, maxRedemptionsPerCustomer: null, redemptions: 0, isRedeemable: true,
    planKeys: [], base: 'GROSS', meters: [], status: 'ACTIVE', deletedAt: null,
  };
  expect(createCoupon).toEqual(spring);
  expect(await ask(operations.UpdateCouponDocument, { by: { code: 'SPRING' }, input: { description: 'For the first two months', limitedTo: { plans: ['pro'], base: 'NET' } } })).toEqual({
    updateCoupon: { ...spring, description: 'For the first two months', planKeys: ['pro'], base: 'NET' },
  });
  const { applyCoupon } = await ask(operations.ApplyCouponDocument, { input: { customer: { key: 'acme' }, coupon: { code: 'SPRING' } } });
  const applied = { id, code: 'SPRING', customer: { key: 'acme' }, frequency: 'RECURRING', frequencyDuration: 2, durationInMonths: null, firstPeriodAt: null, used: '0', remaining: null, usesLeft: 2, status: 'ACTIVE', terminatedAt: null };
  expect(applyCoupon).toEqual(applied);
  expect(await ask(operations.ApplyCustomerTaxesDocument, { input: { customer: { key: 'acme' }, taxes: [{ key: 'vat' }] } })).toEqual({ applyCustomerTaxes: { key: 'acme', taxes: [{ key: 'vat', rate: '20' }] } });

  await advance(world, clockId, '2027-02-01T06:00:00Z');
  const [{ number }] = (await invoicesOf(world, 'acme')).filter((invoice: { number: string | null }) => invoice.number !== null);
  expect(await ask(operations.SettledInvoiceDocument, { by: { number } })).toEqual({
    invoice: {
      status: 'PAID',
      taxes: [{ key: 'vat', rate: '20', base: '87.5', amount: '17.5' }],
      coupons: [{ code: 'SPRING', amount: '12.5' }],
      totals: { amount: '100', discountsTotal: '12.5', taxesTotal: '17.5', total: '105' },
    },
  });
  const after = { ...applied, firstPeriodAt: '2027-01-01T00:00:00Z', used: '12.5', usesLeft: 1 };
  expect(await ask(operations.AppliedCouponsDocument, { filter: { customers: [{ key: 'acme' }], status: 'ACTIVE' }, first: 10 })).toEqual({ appliedCoupons: { totalCount: 1, nodes: [after] } });
  const { removeAppliedCoupon } = await ask(operations.RemoveAppliedCouponDocument, { id: (applyCoupon as { id: string }).id });
  expect(removeAppliedCoupon).toEqual({ ...after, status: 'TERMINATED', terminatedAt: '2027-02-01T06:00:00Z' });

  expect(await ask(operations.DeleteCouponDocument, { by: { code: 'SPRING' } })).toMatchObject({ deleteCoupon: { code: 'SPRING', status: 'TERMINATED', deletedAt: '2027-01-01T00:00:00Z' } });
  expect(await ask(operations.CouponDocument, { by: { id: (createCoupon as { id: string }).id } })).toMatchObject({ coupon: { status: 'TERMINATED', redemptions: 1, isRedeemable: false } });
  expect(await ask(operations.CouponsDocument, { first: 10 })).toEqual({ coupons: { totalCount: 1, nodes: [{ code: 'SPRING', status: 'TERMINATED' }] } });
});
