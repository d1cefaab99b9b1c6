import { builder } from '../../graphql/builder.ts';
import { NotFoundError } from '../../kit/errors.ts';
import { deleteCoupon } from '../commands/delete-coupon.ts';
import { CouponBy, CouponNode, couponLookUp } from './coupon.ts';

builder.mutationField('deleteCoupon', (t) =>
  t.field({
    type: CouponNode,
    description: 'Deletes a coupon and ends it for all who have it; issued invoices keep what it gave. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [NotFoundError] },
    args: { by: t.arg({ type: CouponBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => deleteCoupon(ctx.command, couponLookUp(by)),
  }),
);
