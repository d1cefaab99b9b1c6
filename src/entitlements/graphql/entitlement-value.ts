import { EntitlementTypeEnum, FeatureNode } from '../../catalog/graphql/index.ts';
import { customerBy } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { CustomerBy, CustomerNode, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { PeriodType } from '../../graphql/period.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { configOf } from '../entitlement-rows.ts';
import type { ShownValue } from '../explained-values.ts';
import type { EntitlementValues, FeatureValue } from '../values.ts';
import { asksToExplain, explainAll, explainField, explainOne } from './explanation.ts';
import { subjectDeprecated } from './subject-argument.ts';
import { valueBy } from './value-by.ts';

declare module '../../graphql/context.ts' {
  interface Services {
    readonly entitlementValues: EntitlementValues;
  }
}

export const EntitlementValueType = builder.objectRef<ShownValue>('EntitlementValue').implement({
  description: 'What a customer has of a feature at one instant. Its figures come from one computation and always agree.',
  fields: (t) => ({
    feature: t.field({ type: FeatureNode, description: 'What may be used.', resolve: (value) => value.featureId }),
    type: t.expose('type', { type: EntitlementTypeEnum, nullable: true, description: 'What kind of right it is; null: no entitlement is active.' }),
    hasAccess: t.exposeBoolean('hasAccess', { description: 'The customer may use the feature: a right, and for a metered one a soft limit or something left.' }),
    balance: t.expose('balance', { type: 'Decimal', nullable: true, description: "Metered only: what is left of the grants, in the unit of the meter's values." }),
    usage: t.expose('usage', { type: 'Decimal', nullable: true, description: 'Metered only: what was used in the current usage period.' }),
    overage: t.expose('overage', { type: 'Decimal', nullable: true, description: 'Metered only: what was used and is covered by no grant.' }),
    totalAvailableGrantAmount: t.expose('totalAvailableGrantAmount', {
      type: 'Decimal',
      nullable: true,
      description: 'Metered only: what was burnt from grants in this usage period plus what is left.',
    }),
    currentUsagePeriod: t.expose('currentUsagePeriod', { type: PeriodType, nullable: true, description: 'Metered only: the usage period that holds the instant.' }),
    config: t.field({ type: 'JSONObject', nullable: true, description: 'Static only: the value, as it was given.', resolve: ({ config }) => (config === null ? null : (configOf(config) as Record<string, unknown>)) }),
    at: t.expose('at', { type: 'DateTime', description: 'The instant this value holds for. Metered ones are computed for the end of its minute, so that the running minute counts.' }),
    explain: t.field(explainField),
  }),
});

async function explained(ctx: GraphQLContext, value: Promise<FeatureValue | null>): Promise<ShownValue | null> {
  const found = await value;
  return found === null ? null : explainOne(ctx, found);
}

builder.queryFields((t) => ({
  entitlementValue: t.field({
    type: EntitlementValueType,
    nullable: true,
    description:
      'May this customer use this feature, and how much is left? Null when there is no such live customer or no such feature; without an entitlement hasAccess is false and type null. Needs entitlement:read, or a portal token of that customer.',
    authScopes: { $any: { permission: 'entitlement:read', buyer: true } },
    args: {
      customer: t.arg({ type: CustomerBy, description: 'Who. With entitlementId it may be left out.' }),
      featureKey: t.arg({ type: 'Key', description: "The feature's key: of the entitlement that is active then. This or entitlementId." }),
      entitlementId: t.arg.id({ description: 'What this one entitlement gives, by its id in this graph: nothing while it is not active. This or featureKey.' }),
      subject: t.arg.string({ description: 'Instead of the customer: the key or id of one of its subjects.', deprecationReason: subjectDeprecated }),
      at: t.arg({ type: 'DateTime', description: "Now in the customer's time when omitted. The past is answered as it was; at most 366 days ahead." }),
    },
    resolve: (_root, args, ctx, info) => (asksToExplain(info) ? explained(ctx, valueBy(ctx, args)) : valueBy(ctx, args)),
  }),
  customerAccess: t.field({
    type: [EntitlementValueType],
    nullable: true,
    description: 'Every entitlement value of one customer now, by feature key; null when there is no such live customer. Needs entitlement:read, or a portal token of that customer.',
    authScopes: { $any: { permission: 'entitlement:read', buyer: true } },
    complexity: 10,
    args: { customer: t.arg({ type: CustomerBy, required: true, description: 'Who.' }) },
    resolve: async (_root, { customer }, ctx, info) => {
      const found = await customerBy(ctx.read, customerLookUp(customer));
      if (found === null || found.deletedAt !== null) return null;
      const [values = []] = await ctx.services.entitlementValues.access(ctx.read.organizationId, [found.id]);
      return asksToExplain(info) ? explainAll(ctx, values) : values;
    },
  }),
}));

builder.objectField(CustomerNode, 'access', (t) =>
  t.field({
    extensions: reads<CustomerRow>('id'),
    type: [EntitlementValueType],
    description: 'Its entitlement values now, by feature key. Needs entitlement:read, or a portal token of the customer.',
    authScopes: { $any: { permission: 'entitlement:read', buyer: true } },
    complexity: 10,
    resolve: (customer, _args, ctx, info) => {
      const isExplained = asksToExplain(info);
      return batched<readonly ShownValue[]>(ctx, `Customer.access${isExplained ? ' explained' : ''}`, customer.id, async (ids) => {
        const lists = await ctx.services.entitlementValues.access(ctx.read.organizationId, ids);
        if (!isExplained) return lists;
        const told = (await explainAll(ctx, lists.flat())).values();
        return lists.map((values) => told.take(values.length).toArray());
      });
    },
  }),
);
