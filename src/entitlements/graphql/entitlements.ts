import { EntitlementTypeEnum } from '../../catalog/graphql/index.ts';
import { customerBy, nowOf } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { CustomerNode, OrderDirection, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { childConnection, connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import type { OrderBy } from '../../platform/reader.ts';
import { EntitlementSchema } from '../entitlement.entity.ts';
import type { EntitlementRow } from '../entitlement.entity.ts';
import { entitlementAt, entitlementWhere } from '../entitlement.store.ts';
import { holderBy } from '../holder.ts';
import { EntitlementBy } from './entitlement-by.ts';
import { EntitlementConnection, EntitlementInterface } from './entitlement.ts';
import { heldBy, heldByFields } from './held-by.ts';
import { entitlementById } from './made-entitlement.ts';
import { subjectDeprecated, subjectLookUpOf } from './subject-argument.ts';

const EntitlementFilter = builder.inputType('EntitlementFilter', {
  description: 'Entitlements that pass every member that is given.',
  fields: (t) => ({
    ...heldByFields(t),
    types: t.field({ type: [EntitlementTypeEnum], description: 'Of one of these types.' }),
    excludeInactive: t.boolean({ defaultValue: false, description: "Only those that are active now, in their customer's time." }),
    includeDeleted: t.boolean({ defaultValue: false, description: 'Deleted ones too.' }),
  }),
});

const EntitlementOrderField = builder.enumType('EntitlementOrderField', {
  description: 'What entitlements are sorted by.',
  values: {
    CREATED_AT: { value: 'createdAt', description: "By when they were made, in their customers' time." },
    UPDATED_AT: { value: 'updatedAt', description: 'By when they last changed.' },
    ACTIVE_FROM: { value: 'activeFrom', description: 'By when they begin.' },
  } as const,
});

const EntitlementOrder = builder.inputType('EntitlementOrder', {
  description: 'How entitlements are sorted; ties by id.',
  fields: (t) => ({
    field: t.field({ type: EntitlementOrderField, required: true, description: 'What decides.' }),
    direction: t.field({ type: OrderDirection, defaultValue: 'asc', description: 'Which end comes first.' }),
  }),
});

function orderOf(orderBy: typeof EntitlementOrder.$inferInput | null | undefined): readonly OrderBy<typeof EntitlementSchema>[] {
  const direction = orderBy?.direction ?? 'asc';
  return [{ property: orderBy?.field ?? 'createdAt', direction }, { property: 'id', direction }];
}

builder.queryFields((t) => ({
  entitlement: t.field({
    type: EntitlementInterface,
    nullable: true,
    description: 'One entitlement; null when there is none in reach. Needs entitlement:read, or a portal token of its customer.',
    authScopes: { $any: { permission: 'entitlement:read', buyer: true } },
    args: {
      by: t.arg({ type: EntitlementBy, required: true, description: 'Which one.' }),
      subject: t.arg.string({ description: "The key or id of a subject of its customer; null is answered for another one's.", deprecationReason: subjectDeprecated }),
    },
    resolve: async (_root, { by, subject }, ctx) => {
      const found = by.active == null ? await entitlementById(ctx, by.id as string) : await activeEntitlement(ctx, by.active);
      if (found === null || subject == null) return found;
      const holder = await holderBy(ctx.read, { subject: subjectLookUpOf(subject) });
      return holder?.id === found.customerId ? found : null;
    },
  }),
  entitlements: t.connection(
    {
      type: EntitlementInterface,
      description: 'Entitlements of all customers, oldest first unless ordered otherwise. Needs entitlement:read, or a portal token for its own.',
      authScopes: { $any: { permission: 'entitlement:read', buyer: true } },
      complexity: connectionComplexity,
      args: {
        filter: t.arg({ type: EntitlementFilter, description: 'Which ones; all but deleted ones when omitted.' }),
        orderBy: t.arg({ type: EntitlementOrder, description: 'By when they were made when omitted.' }),
        subject: t.arg.string({ description: 'Of the customer of this subject, by key or id.', deprecationReason: subjectDeprecated }),
      },
      resolve: async (_root, { filter, orderBy, subject, ...page }, ctx) =>
        connectionPage(ctx, EntitlementSchema, page, { where: entitlementWhere({ ...(await heldBy(ctx, filter, subject)), types: filter?.types ?? null }), order: orderOf(orderBy) }),
    },
    EntitlementConnection,
  ),
}));

builder.objectField(CustomerNode, 'entitlements', (t) =>
  t.connection(
    {
      extensions: reads<CustomerRow>('id'),
      type: EntitlementInterface,
      description: 'What it was given, oldest first unless ordered otherwise. Needs entitlement:read, or a portal token of the customer.',
      authScopes: { $any: { permission: 'entitlement:read', buyer: true } },
      complexity: connectionComplexity,
      args: {
        excludeInactive: t.arg.boolean({ defaultValue: false, description: "Only those that are active now, in the customer's time." }),
        includeDeleted: t.arg.boolean({ defaultValue: false, description: 'Deleted ones too.' }),
        orderBy: t.arg({ type: EntitlementOrder, description: 'By when they were made when omitted.' }),
      },
      resolve: (customer, args, ctx) =>
        childConnection(ctx, 'Customer.entitlements', EntitlementSchema, 'customerId', customer.id, args, () => ({
          where: entitlementWhere({ includeDeleted: args.includeDeleted ?? false, activeAt: args.excludeInactive === true ? ctx.clock.now() : null }),
          order: orderOf(args.orderBy),
        })),
    },
    EntitlementConnection,
  ),
);

async function activeEntitlement(ctx: GraphQLContext, { customer: by, featureKey }: NonNullable<(typeof EntitlementBy.$inferInput)['active']>): Promise<EntitlementRow | null> {
  const customer = await customerBy(ctx.read, customerLookUp(by));
  return customer === null ? null : entitlementAt(ctx.read, customer.id, featureKey, await nowOf(ctx, customer));
}
