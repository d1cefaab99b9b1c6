import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { removeAppliedCoupon } from '../commands/remove-applied-coupon.ts';
import { AppliedCouponNotFound } from '../coupon.errors.ts';
import { AppliedCouponNode } from './applied-coupon.ts';

builder.mutationField('removeAppliedCoupon', (t) =>
  t.field({
    type: AppliedCouponNode,
    description: 'Ends a coupon for the customer who has it; issued invoices keep what it gave. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { id: t.arg.id({ required: true, description: 'Of the applied coupon.' }) },
    resolve: (_root, { id }, ctx) => {
      const applied = idOf('AppliedCoupon', String(id));
      if (applied === null) throw new AppliedCouponNotFound(String(id));
      return removeAppliedCoupon(ctx.command, applied);
    },
  }),
);
