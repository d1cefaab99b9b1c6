import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Addon } from '../catalog/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, json, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { Subscription } from './subscription.entity.ts';

/** A change of a quantity as the database keeps it. */
export interface QuantityChangeJson {
  readonly activeFrom: string;
  readonly quantity: number;
}

/** A version of an add-on that a subscription has or had, and how many of it when. What it does to items stands with them. */
export const SubscriptionAddonSchema = defineEntity({
  name: 'SubscriptionAddon',
  tableName: 'subscription_addon',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    /** The subscription's: bounds what a buyer reads. */
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    subscriptionId: () => p.manyToOne(Subscription).mapToPk().fieldName('subscription_id'),
    /** The version that was bought. */
    addonId: () => p.manyToOne(Addon).mapToPk().fieldName('addon_id'),
    name: p.string().length(256),
    description: p.string().length(1024).nullable(),
    metadata: json<Record<string, unknown>>().nullable(),
    /** In the order of time; written and read as a whole. */
    changes: json<readonly QuantityChangeJson[]>(),
    createdAt: instant(),
    updatedAt: instant(),
  },
  uniques: [{ name: 'subscription_addon_unique', properties: ['subscriptionId', 'addonId'] }],
  indexes: [{ name: 'subscription_addon_addon', properties: ['addonId'] }],
  filters: organizationFilter,
});
export class SubscriptionAddon extends SubscriptionAddonSchema.class {}
SubscriptionAddonSchema.setClass(SubscriptionAddon);

export type SubscriptionAddonRow = RowOf<typeof SubscriptionAddonSchema>;
