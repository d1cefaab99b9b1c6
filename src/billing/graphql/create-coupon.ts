import { builder } from '../../graphql/builder.ts';
import { ConflictError, ValidationError } from '../../kit/errors.ts';
import { createCoupon } from '../commands/create-coupon.ts';
import { CouponFrequencyEnum, CouponLimitsInput, CouponNode, CouponValueInput, couponLimitInput, couponTermsInput } from './coupon.ts';

const CreateCouponInput = builder.inputType('CreateCouponInput', {
  description: 'A new coupon.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'What buyers type, 1 to 256 characters, unique among live coupons.' }),
    externalId: t.string({ description: 'The name that another system has for it, 1 to 256 characters; unique among live coupons.' }),
    name: t.string({ required: true, description: 'What invoices show, 1 to 256 characters.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    value: t.field({ type: CouponValueInput, required: true, description: 'What is taken off.' }),
    frequency: t.field({ type: CouponFrequencyEnum, required: true, description: 'For how many invoices it is.' }),
    frequencyDuration: t.int({ description: 'RECURRING: for how many, 1 to 999; left out otherwise, and where months are said.' }),
    durationInMonths: t.int({ description: 'RECURRING: for how many months in place of invoices, 1 to 999: it reduces periods that start within them, counted from the first that it reduces. 12 for each year of a yearly price.' }),
    startsAt: t.field({ type: 'DateTime', description: 'Nobody is given it before; before expiresAt. At once when omitted.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'From then on nobody is given it; in the future. Never when omitted.' }),
    reusable: t.boolean({ defaultValue: true, description: 'Whether one customer may be given it more than once.' }),
    maxRedemptions: t.int({ description: 'How often it can be given in all, at least 1. Without an end when omitted.' }),
    maxRedemptionsPerCustomer: t.int({ description: 'How often it can be given to one customer, at least 1. As reusable says when omitted.' }),
    limitedTo: t.field({ type: CouponLimitsInput, description: 'What it reaches; everything when omitted.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

builder.mutationField('createCoupon', (t) =>
  t.field({
    type: CouponNode,
    description: 'Creates a coupon. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError] },
    args: { input: t.arg({ type: CreateCouponInput, required: true, description: 'The coupon.' }) },
    resolve: (_root, { input }, ctx) =>
      createCoupon(ctx.command, {
        code: input.code,
        externalId: input.externalId ?? null,
        name: input.name,
        description: input.description ?? null,
        value: couponTermsInput(input.value),
        frequency: input.frequency,
        frequencyDuration: input.frequencyDuration ?? null,
        durationInMonths: input.durationInMonths ?? null,
        startsAt: input.startsAt ?? null,
        expiresAt: input.expiresAt ?? null,
        reusable: input.reusable ?? true,
        maxRedemptions: input.maxRedemptions ?? null,
        maxRedemptionsPerCustomer: input.maxRedemptionsPerCustomer ?? null,
        limitedTo: couponLimitInput(input.limitedTo),
        metadata: (input.metadata ?? null) as Record<string, unknown> | null,
      }),
  }),
);
