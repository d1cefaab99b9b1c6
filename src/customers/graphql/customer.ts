import { merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { joined } from '../../platform/keyset.ts';
import type { Where } from '../../platform/reader.ts';
import type { Address, CustomerRow, CustomerType } from '../customer.entity.ts';
import { CustomerSchema } from '../customer.entity.ts';
import { customerWhere, customerBy, customersByIds, subjectKeysOf } from '../customer.store.ts';
import { CustomerBy, customerLookUp } from './customer-by.ts';
import { TestClockNode } from './test-clock.ts';

export const AddressType = builder.objectRef<Address>('Address').implement({
  description: 'Where someone is. Every part may be missing.',
  fields: (t) => ({
    country: t.expose('country', { type: 'CountryCode', nullable: true, description: 'ISO 3166-1 alpha-2.' }),
    postalCode: t.exposeString('postalCode', { nullable: true, description: 'As written on letters.' }),
    state: t.exposeString('state', { nullable: true, description: 'State, province or region.' }),
    city: t.exposeString('city', { nullable: true, description: 'Town.' }),
    line1: t.exposeString('line1', { nullable: true, description: 'Street and number.' }),
    line2: t.exposeString('line2', { nullable: true, description: 'What does not fit line1.' }),
    phoneNumber: t.exposeString('phoneNumber', { nullable: true, description: 'With the country code.' }),
  }),
});

const UsageAttribution = builder.objectRef<{ subjectKeys: string[] }>('UsageAttribution').implement({
  description: "Which event subjects are this customer's usage. The customer's key always is.",
  fields: (t) => ({ subjectKeys: t.exposeStringList('subjectKeys', { description: 'The subject keys it named, in its order; without its key.' }) }),
});

export const CustomerTypeEnum = builder.enumType('CustomerType', {
  description: 'What a customer is.',
  values: { COMPANY: { description: 'A business.' }, INDIVIDUAL: { description: 'A person who buys for himself.' } } as const,
});

export const CustomerNode = builder.loadableNodeRef('Customer', {
  id: { resolve: (customer: CustomerRow) => customer.id },
  load: (ids: string[], { shown }) => customersByIds(shown, ids),
});

CustomerNode.implement({
  description: 'Who buys.',
  authScopes: { $any: { permission: 'customer:read', buyer: true, $granted: 'made' } },
  fields: (t) => ({
    key: t.exposeString('key', { nullable: true, description: 'Your key for it: free text, 1 to 256 characters, unique among live customers.' }),
    name: t.exposeString('name', { description: 'The name on its invoices, 1 to 256 characters.' }),
    firstName: t.exposeString('firstName', { nullable: true, description: 'Of the person who buys, or whom to turn to.' }),
    lastName: t.exposeString('lastName', { nullable: true, description: 'The same.' }),
    description: t.string({
      extensions: reads<CustomerRow>('description'),
      nullable: true,
      description: 'A note of yours, up to 1,024 characters; null for a portal token.',
      resolve: (customer, _args, { viewer }) => merchantsOnly(viewer, customer.description),
    }),
    externalId: t.exposeString('externalId', { nullable: true, description: 'The name that another system has for it; unique in the organization.' }),
    primaryEmail: t.exposeString('primaryEmail', { nullable: true, description: 'Where its invoices go.' }),
    currency: t.expose('currency', { type: 'CurrencyCode', nullable: true, description: 'What it pays in. Null until its first priced subscription sets it.' }),
    timeZone: t.expose('timeZone', { type: 'TimeZone', nullable: true, description: 'For display and for billing by calendar days; periods of other plans are UTC.' }),
    billingAddress: t.field({ extensions: reads<CustomerRow>('billingAddress'), type: AddressType, nullable: true, description: 'The address on its invoices.', resolve: (customer) => customer.billingAddress }),
    shippingAddress: t.field({ extensions: reads<CustomerRow>('shippingAddress'), type: AddressType, nullable: true, description: 'Where goods go; null: to the billing address.', resolve: (customer) => customer.shippingAddress }),
    url: t.exposeString('url', { nullable: true, description: 'Its address in the web.' }),
    logoUrl: t.exposeString('logoUrl', { nullable: true, description: 'Where its logo is found.' }),
    customerType: t.field({ extensions: reads<CustomerRow>('customerType'), type: CustomerTypeEnum, nullable: true, description: 'A business or a person; null: not known.', resolve: (customer) => customer.customerType as CustomerType | null }),
    legalName: t.exposeString('legalName', { nullable: true, description: 'The name it has by law, where that is another.' }),
    legalNumber: t.exposeString('legalNumber', { nullable: true, description: 'Its number in a register of companies.' }),
    taxIdentificationNumber: t.exposeString('taxIdentificationNumber', { nullable: true, description: 'Its VAT number or another tax number, as it was written.' }),
    metadata: t.field({
      extensions: reads<CustomerRow>('metadata'),
      type: 'JSONObject',
      nullable: true,
      description: 'Your own data; Tollgate does not read it. Null for a portal token.',
      resolve: (customer, _args, { viewer }) => merchantsOnly(viewer, customer.metadata as Record<string, unknown> | null),
    }),
    usageAttribution: t.field({
      extensions: reads<CustomerRow>('id'),
      type: UsageAttribution,
      description: 'Which event subjects are its usage.',
      resolve: async (customer, _args, ctx) => ({
        subjectKeys: await batched(ctx, 'Customer.usageAttribution', customer.id, (ids) => subjectKeysOf(ctx.read, ids)),
      }),
    }),
    testClock: t.field({ extensions: reads<CustomerRow>('testClockId'), type: TestClockNode, nullable: true, description: 'The clock it lives by; null is real time.', resolve: (customer) => customer.testClockId }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was made, in its clock's time." }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When one of its own fields last changed.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was deleted; null while it is live.' }),
    anonymizedAt: t.expose('anonymizedAt', { type: 'DateTime', nullable: true, description: "When what told who it was was replaced, in its clock's time; null where it was not." }),
  }),
});

export const CustomerConnection = builder.connectionObject(
  { type: CustomerNode, name: 'CustomerConnection', description: 'A page of customers.' },
  { name: 'CustomerEdge', description: 'A customer in its place in the list.' },
);

declare module '../../graphql/context.ts' {
  interface Services {
    /** Which customers of a list have an active subscription to a plan. */
    readonly customersOnPlan: (planKey: string, now: Temporal.Instant) => Where;
  }
}

const CustomerFilter = builder.inputType('CustomerFilter', {
  description: 'Customers that pass every member that is given.',
  fields: (t) => ({
    key: t.string({ description: 'Part of the key; case does not matter.' }),
    name: t.string({ description: 'Part of the name; case does not matter.' }),
    primaryEmail: t.string({ description: 'Part of the e-mail address; case does not matter.' }),
    subject: t.string({ description: 'Part of a subject key; case does not matter.' }),
    planKey: t.field({ type: 'Key', description: "Who has a subscription to any version of this plan that is active now, in the customer's time." }),
    includeDeleted: t.boolean({ defaultValue: false, description: 'Deleted customers too.' }),
  }),
});

const CustomerOrderField = builder.enumType('CustomerOrderField', {
  description: 'What customers are sorted by.',
  values: {
    NAME: { value: 'name', description: 'By name.' },
    CREATED_AT: { value: 'createdAt', description: 'By when they were made.' },
  } as const,
});

const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Which end comes first.',
  values: { ASC: { value: 'asc', description: 'Smallest, earliest or first in the alphabet.' }, DESC: { value: 'desc', description: 'The reverse.' } } as const,
});

export { OrderDirection };

const CustomerOrder = builder.inputType('CustomerOrder', {
  description: 'How customers are sorted; ties by id.',
  fields: (t) => ({
    field: t.field({ type: CustomerOrderField, required: true, description: 'What decides.' }),
    direction: t.field({ type: OrderDirection, defaultValue: 'asc', description: 'Which end comes first.' }),
  }),
});

builder.queryFields((t) => ({
  customer: t.field({
    type: CustomerNode,
    nullable: true,
    description: 'One customer; null when there is none in reach. Needs customer:read, or a portal token of that customer.',
    authScopes: { $any: { permission: 'customer:read', buyer: true } },
    args: { by: t.arg({ type: CustomerBy, required: true, description: 'Which one.' }) },
    resolve: (_root, { by }, ctx) => customerBy(ctx.shown, customerLookUp(by)),
  }),
  customers: t.connection(
    {
      type: CustomerNode,
      description: 'The customers, by name unless ordered otherwise. Needs customer:read.',
      authScopes: { permission: 'customer:read' },
      complexity: connectionComplexity,
      args: {
        filter: t.arg({ type: CustomerFilter, description: 'Which ones; all live ones when omitted.' }),
        orderBy: t.arg({ type: CustomerOrder, description: 'By name when omitted.' }),
      },
      resolve: (_root, { filter, orderBy, ...page }, ctx) => {
        const direction = orderBy?.direction ?? 'asc';
        return connectionPage(ctx, CustomerSchema, page, {
          where: joined(customerWhere(filter ?? {}), filter?.planKey == null ? undefined : ctx.services.customersOnPlan(filter.planKey, ctx.clock.now())),
          order: [
            { property: orderBy?.field ?? 'name', direction },
            { property: 'id', direction },
          ],
          brief: filter == null,
        });
      },
    },
    CustomerConnection,
  ),
}));
