import { merchantsOnly } from '../../access/index.ts';
import { CustomerBy, CustomerNode, customerLookUp } from '../../customers/graphql/index.ts';
import { customersByLookUps } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { builder } from '../../graphql/builder.ts';
import { childConnection, connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { Decimal } from '../../kit/decimal.ts';
import { AppliedCouponSchema } from '../applied-coupon.entity.ts';
import type { AppliedCouponRow } from '../applied-coupon.entity.ts';
import { appliedCouponWhere, appliedCouponsByIds } from '../applied-coupon.store.ts';
import { CouponFrequencyEnum, CouponNode, CouponStatusEnum, CouponValueUnion, couponValueOf } from './coupon.ts';

export const AppliedCouponNode = builder.loadableNodeRef('AppliedCoupon', {
  id: { resolve: (applied: AppliedCouponRow) => applied.id },
  load: (ids: string[], { shown }) => appliedCouponsByIds(shown, ids),
});

AppliedCouponNode.implement({
  description: 'A coupon that a customer has, and what is left of it.',
  authScopes: { $any: { permission: 'billing:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    customer: t.field({ extensions: reads<AppliedCouponRow>('customerId'), type: CustomerNode, description: 'Whose invoices it reduces.', resolve: (applied) => applied.customerId }),
    coupon: t.field({ extensions: reads<AppliedCouponRow>('couponId'), type: CouponNode, nullable: true, description: 'What was applied; null for a portal token.', resolve: (applied, _args, { viewer }) => merchantsOnly(viewer, applied.couponId) }),
    code: t.exposeString('code', { description: "The coupon's when it was applied." }),
    name: t.exposeString('name', { description: "The coupon's when it was applied." }),
    value: t.field({ extensions: reads<AppliedCouponRow>('valueType', 'amount', 'currency', 'percentage'), type: CouponValueUnion, description: 'What is taken off.', resolve: couponValueOf }),
    frequency: t.expose('frequency', { type: CouponFrequencyEnum, description: 'For how many invoices it is.' }),
    frequencyDuration: t.exposeInt('frequencyDuration', { nullable: true, description: 'RECURRING: for how many; null otherwise.' }),
    durationInMonths: t.exposeInt('durationInMonths', { nullable: true, description: 'RECURRING: for how many months of periods; null otherwise, and for one that counts invoices.' }),
    firstPeriodAt: t.expose('firstPeriodAt', { type: 'DateTime', nullable: true, description: 'When the first period starts that it reduced: its months count from there. Null before that, and where nothing issued was of a period.' }),
    usesLeft: t.exposeInt('usesLeft', { nullable: true, description: 'RECURRING: for how many it still is; null otherwise, and for one that counts months.' }),
    used: t.expose('used', { type: 'Decimal', description: 'What issued invoices took of it, voided ones included: voiding gives nothing back.' }),
    remaining: t.field({
      extensions: reads<AppliedCouponRow>('valueType', 'frequency', 'amount', 'used'),
      type: 'Decimal',
      nullable: true,
      description: 'What is left of an amount that is for once; null for others.',
      resolve: ({ valueType, frequency, amount, used }) => (valueType === 'FIXED' && frequency === 'ONCE' ? Decimal.of(amount ?? '0').sub(Decimal.of(used)).toString() : null),
    }),
    status: t.field({ extensions: reads<AppliedCouponRow>('terminatedAt'), type: CouponStatusEnum, description: 'TERMINATED once it is used up or was removed.', resolve: ({ terminatedAt }) => (terminatedAt === null ? 'ACTIVE' : 'TERMINATED') }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was applied, in the customer's time." }),
    terminatedAt: t.expose('terminatedAt', { type: 'DateTime', nullable: true, description: 'When it ended; null while it has not.' }),
  }),
});

const AppliedCouponConnection = builder.connectionObject(
  { type: AppliedCouponNode, name: 'AppliedCouponConnection', description: 'A page of applied coupons.' },
  { name: 'AppliedCouponEdge', description: 'An applied coupon in its place in the list.' },
);

const AppliedCouponFilter = builder.inputType('AppliedCouponFilter', {
  description: 'Applied coupons that pass every member that is given.',
  fields: (t) => ({
    customers: t.field({ type: [CustomerBy], description: 'Of one of these customers; one that does not exist has none.' }),
    status: t.field({ type: CouponStatusEnum, description: 'Those that still reduce invoices, or those that do not any more.' }),
  }),
});

const byApplication = [{ property: 'id', direction: 'asc' }] as const;

builder.queryField('appliedCoupons', (t) =>
  t.connection(
    {
      type: AppliedCouponNode,
      description: 'Coupons that customers have or had, in the order of their application. Needs billing:read, or a portal token for those of its customer.',
      authScopes: { $any: { permission: 'billing:read', buyer: true } },
      complexity: connectionComplexity,
      args: { filter: t.arg({ type: AppliedCouponFilter, description: 'Which ones; all when omitted.' }) },
      resolve: async (_root, { filter, ...page }, ctx) => {
        const found = filter?.customers == null ? null : await customersByLookUps(ctx.read, filter.customers.map(customerLookUp));
        const customerIds = found === null ? null : found.flatMap((customer) => customer?.id ?? []);
        return connectionPage(ctx, AppliedCouponSchema, page, { where: appliedCouponWhere({ customerIds, status: filter?.status }), order: byApplication });
      },
    },
    AppliedCouponConnection,
  ),
);

builder.objectField(CustomerNode, 'appliedCoupons', (t) =>
  t.connection(
    {
      extensions: reads<CustomerRow>('id'),
      type: AppliedCouponNode,
      description: 'The coupons that it has or had, in the order of their application.',
      complexity: connectionComplexity,
      resolve: (customer, page, ctx) => childConnection(ctx, 'Customer.appliedCoupons', AppliedCouponSchema, 'customerId', customer.id, page, () => ({ order: byApplication })),
    },
    AppliedCouponConnection,
  ),
);
