import type { Story } from '../story.ts';
import { byCustomer, nothing, own } from './ask.ts';
import type { Asks, Variables } from './ask.ts';

const couponBys = (story: Story): readonly Variables[] => [{ code: story.text('coupon') }, { id: story.id('coupon') }];
const newCoupon = (story: Story, unique: string, value: Variables): Variables => ({
  input: {
    code: story.text(`coupon_${unique}`), name: story.text('coupon'), description: story.text('coupon'), value, frequency: 'RECURRING', frequencyDuration: 3,
    expiresAt: '2099-01-01T00:00:00Z', reusable: true, metadata: { note: story.text('coupon') },
  },
});
const percentage = { percentage: '10' };
const fixed = { fixed: { amount: '5', currency: 'USD' } };
const applying = (customer: Variables, coupon: Variables, value: Variables): Variables => ({ input: { customer, coupon, value, frequency: 'RECURRING', frequencyDuration: 2 } });

export const couponAsks: Asks = {
  'Query.coupon': { calls: (story) => couponBys(story).map((by) => nothing({ by })) },
  'Query.coupons': { calls: (story) => [own({ first: 100, filter: { status: 'ACTIVE' } }), nothing({ filter: { search: story.text('coupon') } })] },
  'Query.appliedCoupons': {
    calls: (story) => [own({ first: 100, filter: { status: 'ACTIVE' } }), ...byCustomer(story).map((customer) => nothing({ filter: { customers: [customer] } }))],
  },
  'Mutation.createCoupon': {
    calls: (story) => [own(newCoupon(story, 'new', percentage))],
    good: (story, unique) => newCoupon(story, unique, percentage),
    others: [(story, unique) => newCoupon(story, `${unique}_fixed`, fixed)],
  },
  'Mutation.updateCoupon': { calls: (story) => couponBys(story).map((by) => nothing({ by, input: { name: story.text('coupon'), expiresAt: '2099-01-01T00:00:00Z', metadata: { note: story.text('coupon') } } })) },
  'Mutation.applyCoupon': {
    calls: (story) => [...byCustomer(story).map((customer) => nothing(applying(customer, { code: story.text('coupon') }, percentage))), nothing(applying({ key: story.text('one') }, { id: story.id('coupon') }, percentage))],
    others: [(story) => applying({ key: story.text('one') }, { code: story.text('coupon') }, fixed)],
  },
  'Mutation.applyCustomerTaxes': {
    calls: (story) => byCustomer(story).map((customer) => nothing({ input: { customer, taxes: [{ key: story.text('tax') }] } })),
    others: [(story) => ({ input: { customer: { key: story.text('one') }, taxes: [{ id: story.id('tax') }] } })],
  },
};

/** What ends coupons, after everything that asks for them. */
export const couponEndings: Asks = {
  'Mutation.removeAppliedCoupon': { calls: (story) => [nothing({ id: story.id('applied_coupon_one') })] },
  'Mutation.deleteCoupon': { calls: (story) => couponBys(story).map((by) => nothing({ by })) },
};
