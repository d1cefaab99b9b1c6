import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Feature } from '../catalog/index.ts';
import type { DiscountsJson, EntitlementTemplateJson, PriceJson } from '../catalog/index.ts';
import { Customer } from '../customers/index.ts';
import { EntitlementSchema } from '../entitlements/index.ts';
import { instant, json, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import type { FurtherTermsJson } from './further-terms.ts';
import type { AddonOverlayJson } from './overlay-json.ts';
import { SubscriptionPhase } from './subscription-phase.entity.ts';
import { Subscription } from './subscription.entity.ts';

/** One version of an item of a phase: a copy of the rate card it was made from. */
export const SubscriptionItemSchema = defineEntity({
  name: 'SubscriptionItem',
  tableName: 'subscription_item',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    /** The subscription's: bounds what a buyer reads. */
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    subscriptionId: () => p.manyToOne(Subscription).mapToPk().fieldName('subscription_id'),
    phaseId: () => p.manyToOne(SubscriptionPhase).mapToPk().fieldName('phase_id'),
    key: p.string().length(64),
    /** Counts the versions of the key within its phase, from 0. */
    version: p.integer(),
    /** Place of the rate card in its phase, from 0. */
    position: p.integer(),
    name: p.string().length(256),
    featureId: () => p.manyToOne(Feature).mapToPk().fieldName('feature_id').nullable().deleteRule('restrict'),
    price: json<PriceJson>().nullable(),
    /** How many of it are bought: a flat price is charged so many times. */
    quantity: p.integer().default(1),
    /** ISO 8601; null: charged once. */
    billingCadence: p.string().length(64).nullable(),
    discounts: json<DiscountsJson>().nullable(),
    entitlementTemplate: json<EntitlementTemplateJson>().nullable(),
    /** What else the rate card says: notes, taxes, how it is charged; null: nothing. */
    further: json<FurtherTermsJson>().nullable(),
    /** The right that it gives; null when it gives none, or was cut before it began. */
    entitlementId: () => p.manyToOne(EntitlementSchema).mapToPk().fieldName('entitlement_id').nullable().deleteRule('restrict'),
    /** The version that it goes on with, where add-ons cut it; null: it stands for itself. */
    originId: p.uuid().nullable(),
    /** What add-ons have a part in, and what it would say without them; null: nothing. */
    overlay: json<AddonOverlayJson>().nullable(),
    activeFrom: instant(),
    /** Its own end; null: until its phase ends. */
    activeTo: instant().nullable(),
    /** Set when an edit took it away before it ran. */
    deletedAt: instant().nullable(),
  },
  uniques: [{ name: 'subscription_item_version_unique', properties: ['phaseId', 'key', 'version'], where: 'deleted_at is null' }],
  indexes: [
    { name: 'subscription_item_subscription', properties: ['subscriptionId'] },
    { name: 'subscription_item_phase', properties: ['phaseId'] },
    { name: 'subscription_item_feature', properties: ['featureId'], where: 'feature_id is not null' },
  ],
  filters: organizationFilter,
});
export class SubscriptionItem extends SubscriptionItemSchema.class {}
SubscriptionItemSchema.setClass(SubscriptionItem);

export type SubscriptionItemRow = RowOf<typeof SubscriptionItemSchema>;
