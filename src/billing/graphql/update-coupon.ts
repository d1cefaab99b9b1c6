import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { updateCoupon } from '../commands/update-coupon.ts';
import { CouponBy, CouponFrequencyEnum, CouponLimitsInput, CouponNode, CouponValueInput, couponLimitInput, couponLookUp, couponTermsInput } from './coupon.ts';

const UpdateCouponInput = builder.inputType('UpdateCouponInput', {
  description: 'What changes of a coupon; what is left out stays. Once it was applied, only name, metadata, and when and how often it can be given do.',
  fields: (t) => ({
    code: t.string({ description: 'What buyers type, 1 to 256 characters.' }),
    name: t.string({ description: 'What invoices show, 1 to 256 characters.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters; null clears it.' }),
    value: t.field({ type: CouponValueInput, description: 'What is taken off.' }),
    frequency: t.field({ type: CouponFrequencyEnum, description: 'For how many invoices it is.' }),
    frequencyDuration: t.int({ description: 'RECURRING: for how many, 1 to 999; in place of durationInMonths.' }),
    durationInMonths: t.int({ description: 'RECURRING: for how many months, 1 to 999; in place of frequencyDuration.' }),
    startsAt: t.field({ type: 'DateTime', description: 'Nobody is given it before; before expiresAt. Null: at once.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'From then on nobody is given it; in the future. Null: never.' }),
    reusable: t.boolean({ description: 'Whether one customer may be given it more than once.' }),
    maxRedemptions: t.int({ description: 'How often it can be given in all: at least 1, and as often as it was. Null: without an end.' }),
    maxRedemptionsPerCustomer: t.int({ description: 'How often it can be given to one customer, at least 1. Null: as reusable says.' }),
    limitedTo: t.field({ type: CouponLimitsInput, description: 'What it reaches, in place of what it did; null: everything.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data, in place of what was; null clears it.' }),
  }),
});

builder.mutationField('updateCoupon', (t) =>
  t.field({
    type: CouponNode,
    description: 'Changes a coupon. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: CouponBy, required: true, description: 'Which one.' }),
      input: t.arg({ type: UpdateCouponInput, required: true, description: 'What changes.' }),
    },
    resolve: (_root, { by, input }, ctx) => {
      const { value, limitedTo, metadata, ...rest } = input;
      return updateCoupon(ctx.command, couponLookUp(by), {
        ...rest,
        value: value == null ? value : couponTermsInput(value),
        limitedTo: limitedTo == null ? limitedTo : couponLimitInput(limitedTo),
        metadata: metadata as Record<string, unknown> | null | undefined,
      });
    },
  }),
);
