import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { applyCoupon } from '../commands/apply-coupon.ts';
import { AppliedCouponNode } from './applied-coupon.ts';
import { CouponBy, CouponFrequencyEnum, CouponValueInput, couponLookUp, couponTermsInput } from './coupon.ts';

const ApplyCouponInput = builder.inputType('ApplyCouponInput', {
  description: 'Who is given which coupon, and what is said instead of its own worth.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Who is given it.' }),
    coupon: t.field({ type: CouponBy, required: true, description: 'Which coupon.' }),
    value: t.field({ type: CouponValueInput, description: "What is taken off; the coupon's when omitted." }),
    frequency: t.field({ type: CouponFrequencyEnum, description: "For how many invoices; the coupon's when omitted." }),
    frequencyDuration: t.int({ description: "RECURRING: for how many, 1 to 999; the coupon's when omitted." }),
    durationInMonths: t.int({ description: "RECURRING: for how many months in place of invoices, 1 to 999; the coupon's when omitted." }),
  }),
});

builder.mutationField('applyCoupon', (t) =>
  t.field({
    type: AppliedCouponNode,
    description: 'Gives a customer a coupon: from its next invoice on, drafts among them. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: ApplyCouponInput, required: true, description: 'Who and what.' }) },
    resolve: (_root, { input: { customer, coupon, value, frequency, frequencyDuration, durationInMonths } }, ctx) =>
      applyCoupon(ctx.command, customerLookUp(customer), couponLookUp(coupon), { value: value == null ? null : couponTermsInput(value), frequency: frequency ?? null, frequencyDuration: frequencyDuration ?? null, durationInMonths: durationInMonths ?? null }),
  }),
);
