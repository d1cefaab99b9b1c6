import { EntitlementTypeEnum } from '../../catalog/graphql/index.ts';
import { customerBy, customersByLookUps, nowOf } from '../../customers/index.ts';
import { CustomerBy, OrderDirection, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { badInput } from '../../graphql/coded.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { idOf } from '../../graphql/global-id.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { EntitlementSchema } from '../entitlement.entity.ts';
import { entitlementAt, entitlementWhere, entitlementsByIds, grantWhere } from '../entitlement.store.ts';
import type { HeldBy } from '../entitlement.store.ts';
import { nodeOf } from '../entitlements.errors.ts';
import { GrantSchema } from '../grant.entity.ts';
import { EntitlementConnection, EntitlementInterface } from './entitlement.ts';
import { GrantConnection, GrantNode } from './grant.ts';

const CustomerFeatureInput = builder.inputType('CustomerFeatureInput', {
  description: 'A customer and a feature.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Who.' }),
    featureKey: t.field({ type: 'Key', required: true, description: "The feature's key." }),
  }),
});

const EntitlementBy = builder.inputType('EntitlementBy', {
  isOneOf: true,
  description: 'Names one entitlement: exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Its id in this graph; finds ended and deleted ones too.' }),
    active: t.field({ type: CustomerFeatureInput, description: 'The one that is active now.' }),
  }),
});

const EntitlementFilter = builder.inputType('EntitlementFilter', {
  description: 'Entitlements that pass every member that is given.',
  fields: (t) => ({
    customers: t.field({ type: [CustomerBy], description: 'Of one of these customers, at most 100.' }),
    featureKeys: t.field({ type: ['Key'], description: 'To a feature with one of these keys, at most 100.' }),
    types: t.field({ type: [EntitlementTypeEnum], description: 'Of one of these types.' }),
    excludeInactive: t.boolean({ defaultValue: false, description: "Only those that are active now, in their customer's time." }),
    includeDeleted: t.boolean({ defaultValue: false, description: 'Deleted ones too.' }),
  }),
});

const GrantFilter = builder.inputType('GrantFilter', {
  description: 'Grants that pass every member that is given. Voided ones are listed.',
  fields: (t) => ({
    customers: t.field({ type: [CustomerBy], description: 'Of one of these customers, at most 100.' }),
    featureKeys: t.field({ type: ['Key'], description: 'Of entitlements to a feature with one of these keys, at most 100.' }),
    includeDeleted: t.boolean({ defaultValue: false, description: 'Also those that were deleted with their entitlement.' }),
  }),
});

const CreatedOrderField = (name: string, what: string) =>
  builder.enumType(name, {
    description: `What ${what} are sorted by.`,
    values: {
      CREATED_AT: { value: 'createdAt', description: 'By when they were made.' },
      UPDATED_AT: { value: 'updatedAt', description: 'By when they last changed.' },
    } as const,
  });

const EntitlementOrder = builder.inputType('EntitlementOrder', {
  description: 'How entitlements are sorted; ties by id.',
  fields: (t) => ({
    field: t.field({ type: CreatedOrderField('EntitlementOrderField', 'entitlements'), required: true, description: 'What decides.' }),
    direction: t.field({ type: OrderDirection, defaultValue: 'asc', description: 'Which end comes first.' }),
  }),
});

const GrantOrder = builder.inputType('GrantOrder', {
  description: 'How grants are sorted; ties by id.',
  fields: (t) => ({
    field: t.field({ type: CreatedOrderField('GrantOrderField', 'grants'), required: true, description: 'What decides.' }),
    direction: t.field({ type: OrderDirection, defaultValue: 'asc', description: 'Which end comes first.' }),
  }),
});

builder.queryFields((t) => ({
  entitlement: t.field({
    type: EntitlementInterface,
    nullable: true,
    description: 'One entitlement; null when there is none in reach. Needs entitlement:read, or a portal token of its customer.',
    authScopes: { $any: { permission: 'entitlement:read', buyer: true } },
    args: { by: t.arg({ type: EntitlementBy, required: true, description: 'Which one.' }) },
    resolve: async (_root, { by }, ctx) => {
      if (by.active != null) {
        const customer = await customerBy(ctx.read, customerLookUp(by.active.customer));
        return customer === null ? null : entitlementAt(ctx.read, customer.id, by.active.featureKey, await nowOf(ctx, customer));
      }
      const ids = Object.values(nodeOf).flatMap((type) => idOf(type, by.id as string) ?? []);
      return (await entitlementsByIds(ctx.read, ids))[0] ?? null;
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
      },
      resolve: async (_root, { filter, orderBy, ...page }, ctx) => {
        const direction = orderBy?.direction ?? 'asc';
        const held = await heldBy(ctx, filter);
        return connectionPage(ctx, EntitlementSchema, page, {
          where: entitlementWhere({ ...held, types: filter?.types ?? null, activeAt: filter?.excludeInactive === true ? ctx.clock.now() : null }),
          order: [{ property: orderBy?.field ?? 'createdAt', direction }, { property: 'id', direction }],
        });
      },
    },
    EntitlementConnection,
  ),
  grants: t.connection(
    {
      type: GrantNode,
      description: 'Grants of all customers, oldest first unless ordered otherwise. Needs entitlement:read, or a portal token for its own.',
      authScopes: { $any: { permission: 'entitlement:read', buyer: true } },
      complexity: connectionComplexity,
      args: {
        filter: t.arg({ type: GrantFilter, description: 'Which ones; all but deleted ones when omitted.' }),
        orderBy: t.arg({ type: GrantOrder, description: 'By when they were made when omitted.' }),
      },
      resolve: async (_root, { filter, orderBy, ...page }, ctx) => {
        const direction = orderBy?.direction ?? 'asc';
        return connectionPage(ctx, GrantSchema, page, {
          where: grantWhere(await heldBy(ctx, filter)),
          order: [{ property: orderBy?.field ?? 'createdAt', direction }, { property: 'id', direction }],
        });
      },
    },
    GrantConnection,
  ),
}));

const longestList = 100;

interface HeldByFilter {
  readonly customers?: readonly (typeof CustomerBy.$inferInput)[] | null | undefined;
  readonly featureKeys?: readonly string[] | null | undefined;
  readonly includeDeleted?: boolean | null | undefined;
}

/** Whose and of what; a customer that is not there holds nothing. */
async function heldBy(ctx: GraphQLContext, filter: HeldByFilter | null | undefined): Promise<HeldBy> {
  for (const name of ['customers', 'featureKeys'] as const) {
    const { length } = filter?.[name] ?? [];
    if (length > longestList) throw badInput(`${name} has ${length} entries: give at most ${longestList}`, ['filter', name], 'LIST_TOO_LONG');
  }
  const customers = filter?.customers == null ? null : await customersByLookUps(ctx.read, filter.customers.map(customerLookUp));
  return {
    customerIds: customers?.flatMap((customer) => customer?.id ?? []) ?? null,
    featureKeys: filter?.featureKeys ?? null,
    includeDeleted: filter?.includeDeleted ?? false,
  };
}
