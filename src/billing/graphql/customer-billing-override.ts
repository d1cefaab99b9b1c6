import { customersByLookUps, customersByIds, customerBy } from '../../customers/index.ts';
import { CustomerSchema } from '../../customers/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { CustomerBy, CustomerNode, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { present } from '../../kit/assert.ts';
import { defaultProfile } from '../billing-profile.store.ts';
import type { CustomerOverrideRow } from '../customer-override.entity.ts';
import { customersOfOverrides, overridesOf } from '../customer-override.store.ts';
import { BillingProfileNode, profileId } from './billing-profile.ts';

const overrideOf = (customerId: string, ctx: GraphQLContext): Promise<CustomerOverrideRow | null> =>
  batched(ctx, 'Customer.billingOverride', customerId, (ids) => overridesOf(ctx.read, ids));

const defaultIdOf = (ctx: GraphQLContext): Promise<string | null> =>
  batched(ctx, 'BillingProfile.default', 'default', async (asked) => {
    const id = (await defaultProfile(ctx.read))?.id ?? null;
    return asked.map(() => id);
  });

export const CustomerBillingOverride = builder.objectRef<CustomerRow>('CustomerBillingOverride').implement({
  description: 'By which profile one customer is billed.',
  fields: (t) => ({
    customer: t.field({ type: CustomerNode, description: 'Whose settings these are.', resolve: (customer) => customer.id }),
    billingProfile: t.field({
      type: BillingProfileNode,
      nullable: true,
      description: 'The profile that it is billed by now: the pinned one, else the default one. Null only while the organization has none yet.',
      resolve: async (customer, _args, ctx) => (await overrideOf(customer.id, ctx))?.billingProfileId ?? defaultIdOf(ctx),
    }),
    pinnedProfile: t.field({
      type: BillingProfileNode,
      nullable: true,
      description: 'The profile that it is pinned to; null: it follows the default one.',
      resolve: async (customer, _args, ctx) => (await overrideOf(customer.id, ctx))?.billingProfileId ?? null,
    }),
    createdAt: t.field({ type: 'DateTime', nullable: true, description: 'When its override was made; null when it has none.', resolve: async (customer, _args, ctx) => (await overrideOf(customer.id, ctx))?.createdAt ?? null }),
    updatedAt: t.field({ type: 'DateTime', nullable: true, description: 'When its override last changed; null when it has none.', resolve: async (customer, _args, ctx) => (await overrideOf(customer.id, ctx))?.updatedAt ?? null }),
  }),
});

const CustomerBillingOverrideConnection = builder.connectionObject(
  { type: CustomerBillingOverride, name: 'CustomerBillingOverrideConnection', description: 'A page of billing settings of customers.' },
  { name: 'CustomerBillingOverrideEdge', description: "A customer's billing settings in their place in the list." },
);

const CustomerBillingOverrideFilter = builder.inputType('CustomerBillingOverrideFilter', {
  description: 'Customers that pass every member that is given.',
  fields: (t) => ({
    billingProfileIds: t.idList({ description: 'Billed by one of these profiles; customers that are not pinned belong to the default one.' }),
    customersWithoutPinnedProfile: t.boolean({ defaultValue: false, description: 'Only customers that follow the default profile, with or without an override.' }),
    includeAllCustomers: t.boolean({ defaultValue: true, description: 'Customers without an override too.' }),
    customers: t.field({ type: [CustomerBy], description: 'One of these, at most 100; one that does not exist is not there.' }),
    customerKey: t.string({ description: 'The whole key.' }),
    customerName: t.string({ description: 'Part of the name; case does not matter.' }),
    customerPrimaryEmail: t.string({ description: 'Part of the e-mail address; case does not matter.' }),
  }),
});

/** The customer that a command answered. */
export const settingsOf = async (id: string, ctx: GraphQLContext): Promise<CustomerRow> => present((await customersByIds(ctx.read, [id]))[0], 'the customer that a command answered');

builder.queryFields((t) => ({
  customerBillingOverride: t.field({
    type: CustomerBillingOverride,
    nullable: true,
    description: 'By which profile a customer is billed, also without an override; null when there is no such customer. Needs billing:read.',
    authScopes: { permission: 'billing:read' },
    args: { customer: t.arg({ type: CustomerBy, required: true, description: 'Whose settings.' }) },
    resolve: (_root, { customer }, ctx) => customerBy(ctx.read, customerLookUp(customer)),
  }),
  customerBillingOverrides: t.connection(
    {
      type: CustomerBillingOverride,
      description: 'By which profile each customer is billed, by when the customer was made. Needs billing:read.',
      authScopes: { permission: 'billing:read' },
      complexity: connectionComplexity,
      args: { filter: t.arg({ type: CustomerBillingOverrideFilter, description: 'Which customers; all that are live when omitted.' }) },
      resolve: async (_root, { filter, ...page }, ctx) => {
        const found = filter?.customers == null ? null : await customersByLookUps(ctx.read, filter.customers.map(customerLookUp));
        return connectionPage(ctx, CustomerSchema, page, {
          where: customersOfOverrides({
            billingProfileIds: filter?.billingProfileIds?.map(profileId),
            withoutPinnedProfile: filter?.customersWithoutPinnedProfile,
            includeAllCustomers: filter?.includeAllCustomers ?? true,
            customerIds: found?.flatMap((customer) => customer?.id ?? []),
            customerKey: filter?.customerKey,
            customerName: filter?.customerName,
            customerPrimaryEmail: filter?.customerPrimaryEmail,
          }),
          order: [{ property: 'createdAt', direction: 'asc' }, { property: 'id', direction: 'asc' }],
        });
      },
    },
    CustomerBillingOverrideConnection,
  ),
}));
