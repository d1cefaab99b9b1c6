import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { idOf } from '../../graphql/global-id.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { Decimal } from '../../kit/decimal.ts';
import { before } from '../../kit/instant.ts';
import { MeterNode } from '../../metering/graphql/index.ts';
import { instantOf } from '../../platform/entity.ts';
import { redemptionsOf } from '../applied-coupon.store.ts';
import { CouponSchema } from '../coupon.entity.ts';
import type { CouponRow } from '../coupon.entity.ts';
import { couponBy, couponWhere, couponsByIds } from '../coupon.store.ts';
import type { CouponLookUp } from '../coupon.store.ts';
import type { CouponTerms } from '../coupons/apply-coupons.ts';
import type { CouponLimit, CouponTermsText } from '../coupons/coupon.ts';
import type { CouponLimitInput as CouponLimitTo } from '../commands/coupon-input.ts';

const FixedCouponValue = builder.objectRef<CouponTermsText>('FixedCouponValue').implement({
  description: 'An amount that is taken off.',
  fields: (t) => ({
    amount: t.field({ type: 'Decimal', description: 'Above 0, in the currency.', resolve: ({ amount }) => amount ?? '0' }),
    currency: t.field({ type: 'CurrencyCode', description: 'Only invoices in it are reduced.', resolve: ({ currency }) => currency ?? '' }),
  }),
});

const PercentageCouponValue = builder.objectRef<CouponTermsText>('PercentageCouponValue').implement({
  description: 'A part that is taken off.',
  fields: (t) => ({ percentage: t.field({ type: 'Decimal', description: 'Above 0, at most 100.', resolve: ({ percentage }) => percentage ?? '0' }) }),
});

export const CouponValueUnion = builder.unionType('CouponValue', {
  description: 'What a coupon is worth.',
  types: [FixedCouponValue, PercentageCouponValue],
  resolveType: ({ valueType }) => (valueType === 'FIXED' ? FixedCouponValue : PercentageCouponValue),
});

export const CouponBaseEnum = builder.enumType('CouponBase', {
  description: 'What a limited coupon is computed of.',
  values: {
    GROSS: { description: 'All that the charges came to, whatever was taken off them before: 10 percent of 100, of which 40 were charged before, are 10.' },
    NET: { description: 'What is left of the charges after other coupons and what usage thresholds charged before: 10 percent of these are 6.' },
  } as const,
});

export const CouponFrequencyEnum = builder.enumType('CouponFrequency', {
  description: 'For how many invoices a coupon is.',
  values: {
    ONCE: { description: 'A percentage for one invoice; an amount until it is used up, over as many as that takes.' },
    RECURRING: { description: 'For so many invoices, or for so many months; what an amount leaves over of one is lost.' },
    FOREVER: { description: 'For all of them.' },
  } as const,
});

export const CouponStatusEnum = builder.enumType('CouponStatus', {
  description: 'Whether it can still be used.',
  values: { ACTIVE: { description: 'It can.' }, TERMINATED: { description: 'It has ended.' } } as const,
});

export const CouponNode = builder.loadableNodeRef('Coupon', {
  id: { resolve: (coupon: CouponRow) => coupon.id },
  load: (ids: string[], { shown }) => couponsByIds(shown, ids),
});

/** A value of its own: the graph takes a row for the node that it is. */
export const couponValueOf = ({ valueType, amount, currency, percentage }: CouponTermsText): CouponTermsText => ({ valueType, amount, currency, percentage });

const redemptions = (couponId: string, ctx: GraphQLContext): Promise<number> => batched(ctx, 'Coupon.redemptions', couponId, (ids) => redemptionsOf(ctx.read, ids));

const limitOf = ({ limitedTo }: CouponRow): CouponLimit | null => limitedTo as CouponLimit | null;

CouponNode.implement({
  description: 'What can be taken off the invoices of customers that have it, before taxes.',
  authScopes: { $any: { permission: 'billing:read', $granted: 'made' } },
  fields: (t) => ({
    externalId: t.exposeString('externalId', { nullable: true, description: 'The name that another system has for it; unique among live coupons.' }),
    code: t.exposeString('code', { description: 'What buyers type, unique among live coupons.' }),
    name: t.exposeString('name', { description: 'What invoices show, 1 to 256 characters.' }),
    description: t.exposeString('description', { nullable: true, description: 'A note of yours, up to 1,024 characters.' }),
    value: t.field({ extensions: reads<CouponRow>('valueType', 'amount', 'currency', 'percentage'), type: CouponValueUnion, description: 'What is taken off.', resolve: couponValueOf }),
    frequency: t.expose('frequency', { type: CouponFrequencyEnum, description: 'For how many invoices it is.' }),
    frequencyDuration: t.exposeInt('frequencyDuration', { nullable: true, description: 'RECURRING: for how many, 1 to 999; null otherwise, and for one that counts months.' }),
    durationInMonths: t.exposeInt('durationInMonths', { nullable: true, description: 'RECURRING: for how many months of periods in place of invoices, 1 to 999, counted from the first period that it reduces; null otherwise.' }),
    startsAt: t.expose('startsAt', { type: 'DateTime', nullable: true, description: 'Nobody is given it before; null: it can be given since it was made.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true, description: 'From then on nobody is given it; those who have it keep it. Null: never.' }),
    reusable: t.exposeBoolean('reusable', { description: 'Whether one customer may be given it more than once.' }),
    maxRedemptions: t.exposeInt('maxRedemptions', { nullable: true, description: 'How often it can be given in all, at least 1; null: as often as it is asked for.' }),
    maxRedemptionsPerCustomer: t.exposeInt('maxRedemptionsPerCustomer', { nullable: true, description: 'How often it can be given to one customer, at least 1; null: as reusable says.' }),
    redemptions: t.int({ extensions: reads<CouponRow>('id'), description: 'How often it was given, applications that have ended among them.', resolve: ({ id }, _args, ctx) => redemptions(id, ctx) }),
    isRedeemable: t.boolean({
      extensions: reads<CouponRow>('id', 'startsAt', 'expiresAt', 'deletedAt', 'maxRedemptions'),
      description: 'Whether it can be given now, in real time: it is not deleted, its time has come and is not over, and it was not given as often as it can be.',
      resolve: async ({ id, startsAt, expiresAt, deletedAt, maxRedemptions }, _args, ctx) => {
        const now = ctx.clock.now();
        const isOpen = deletedAt === null && (startsAt === null || !before(now, instantOf(startsAt))) && (expiresAt === null || before(now, instantOf(expiresAt)));
        return isOpen && (maxRedemptions === null || (await redemptions(id, ctx)) < maxRedemptions);
      },
    }),
    planKeys: t.field({ extensions: reads<CouponRow>('limitedTo'), type: ['Key'], description: 'Only charges of these plans are reduced, in every version; empty: it is not limited to plans.', resolve: (coupon) => (limitOf(coupon)?.type === 'PLANS' ? [...(limitOf(coupon)?.ids ?? [])] : []) }),
    meters: t.field({ extensions: reads<CouponRow>('limitedTo'), type: [MeterNode], description: 'Only usage of these is reduced; empty: it is not limited to meters.', resolve: (coupon) => (limitOf(coupon)?.type === 'METERS' ? [...(limitOf(coupon)?.ids ?? [])] : []) }),
    base: t.field({ extensions: reads<CouponRow>('limitedTo'), type: CouponBaseEnum, description: 'What of the charges that it reaches it is computed of, where it is limited; what is left of the invoice where it is not.', resolve: (coupon) => limitOf(coupon)?.base ?? 'GROSS' }),
    status: t.field({
      extensions: reads<CouponRow>('expiresAt', 'deletedAt'),
      type: CouponStatusEnum,
      description: 'TERMINATED once it is deleted or has expired, in real time.',
      resolve: ({ deletedAt, expiresAt }, _args, { clock }) => (deletedAt === null && (expiresAt === null || before(clock.now(), instantOf(expiresAt))) ? 'ACTIVE' : 'TERMINATED'),
    }),
    metadata: t.field({ extensions: reads<CouponRow>('metadata'), type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it.', resolve: (coupon) => coupon.metadata as Record<string, unknown> | null }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made, in real time.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was deleted; null while it was not.' }),
  }),
});

export const CouponBy = builder.inputType('CouponBy', {
  isOneOf: true,
  description: 'Names one coupon: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph; finds deleted ones too.' }),
    code: t.string({ description: 'The code of the live coupon.' }),
    externalId: t.string({ description: 'The name that another system has for the live coupon.' }),
  }),
});

/** An id that is no coupon's finds nothing: this one never exists. */
const none = '00000000-0000-0000-0000-000000000000';

/** The look-up that an input names. Its one member was checked by the graph. */
export function couponLookUp(by: typeof CouponBy.$inferInput): CouponLookUp {
  if (by.id != null) return { id: idOf('Coupon', by.id) ?? none };
  return by.code == null ? { externalId: by.externalId as string } : { code: by.code };
}

const FixedCouponValueInput = builder.inputType('FixedCouponValueInput', {
  description: 'An amount that is taken off.',
  fields: (t) => ({
    amount: t.field({ type: 'Decimal', required: true, description: 'Above 0, with no more decimals than the currency has.' }),
    currency: t.field({ type: 'CurrencyCode', required: true, description: 'Of the amount; only invoices in it are reduced.' }),
  }),
});

export const CouponValueInput = builder.inputType('CouponValueInput', {
  isOneOf: true,
  description: 'What a coupon is worth: exactly one of these.',
  fields: (t) => ({
    fixed: t.field({ type: FixedCouponValueInput, description: 'An amount.' }),
    percentage: t.field({ type: 'Decimal', description: 'Above 0, at most 100.' }),
  }),
});

/** The worth that an input names. Its one member was checked by the graph. */
export function couponTermsInput({ fixed, percentage }: typeof CouponValueInput.$inferInput): CouponTerms {
  return fixed == null ? { type: 'PERCENTAGE', percentage: percentage ?? Decimal.zero } : { type: 'FIXED', amount: fixed.amount, currency: fixed.currency };
}

export const CouponLimitsInput = builder.inputType('CouponLimitsInput', {
  description: 'What a coupon is limited to: plans or meters, not both.',
  fields: (t) => ({
    plans: t.field({ type: ['Key'], description: 'Keys of plans, at most 100: only their charges are reduced, in every version.' }),
    meters: t.field({ type: ['Key'], description: 'Keys of meters, at most 100: only their usage is reduced.' }),
    base: t.field({ type: CouponBaseEnum, defaultValue: 'GROSS', description: 'What of the charges that it reaches it is computed of.' }),
  }),
});

/** What a coupon is limited to, as an input says it; omitted: everything. */
export function couponLimitInput(input: typeof CouponLimitsInput.$inferInput | null | undefined): CouponLimitTo {
  return { plans: input?.plans ?? [], meters: input?.meters ?? [], base: input?.base ?? 'GROSS' };
}

const CouponConnection = builder.connectionObject(
  { type: CouponNode, name: 'CouponConnection', description: 'A page of coupons.' },
  { name: 'CouponEdge', description: 'A coupon in its place in the list.' },
);

const CouponFilter = builder.inputType('CouponFilter', {
  description: 'Coupons that pass every member that is given.',
  fields: (t) => ({
    search: t.string({ description: 'Part of the code or the name; case does not matter.' }),
    status: t.field({ type: CouponStatusEnum, description: 'Those that can be given now, or those that cannot any more.' }),
  }),
});

builder.queryFields((t) => ({
  coupon: t.field({
    type: CouponNode,
    nullable: true,
    description: 'One coupon; null when there is none in reach. Needs billing:read.',
    authScopes: { permission: 'billing:read' },
    args: { by: t.arg({ type: CouponBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => couponBy(ctx.read, couponLookUp(by)),
  }),
  coupons: t.connection(
    {
      type: CouponNode,
      description: 'The coupons, oldest first, those that have ended among them. Needs billing:read.',
      authScopes: { permission: 'billing:read' },
      complexity: connectionComplexity,
      args: { filter: t.arg({ type: CouponFilter, description: 'Which ones; all when omitted.' }) },
      resolve: (_root, { filter, ...page }, ctx) =>
        connectionPage(ctx, CouponSchema, page, { where: couponWhere({ ...filter, now: ctx.clock.now() }), order: [{ property: 'createdAt', direction: 'asc' }, { property: 'id', direction: 'asc' }] }),
    },
    CouponConnection,
  ),
}));
