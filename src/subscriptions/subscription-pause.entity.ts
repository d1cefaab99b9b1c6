import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, json, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { Subscription } from './subscription.entity.ts';

/** What a pause did to one item: taken back when the pause is. */
export interface PauseCutJson {
  readonly itemId: string;
  /** The end that the item had; null: until its phase ends. */
  readonly activeTo: string | null;
  /** The version that goes on after the pause; null where nothing does. */
  readonly continuedBy: string | null;
}

/** A time in which a subscription stands still: nothing of it runs, is charged or granted. */
export const SubscriptionPauseSchema = defineEntity({
  name: 'SubscriptionPause',
  tableName: 'subscription_pause',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    /** The subscription's: bounds what a buyer reads. */
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    subscriptionId: () => p.manyToOne(Subscription).mapToPk().fieldName('subscription_id'),
    pauseFrom: instant(),
    /** Exclusive; null: until it is resumed. */
    pauseTo: instant().nullable(),
    cuts: json<readonly PauseCutJson[]>(),
    createdAt: instant(),
  },
  indexes: [{ name: 'subscription_pause_subscription', properties: ['subscriptionId', 'pauseFrom'] }],
  filters: organizationFilter,
});
export class SubscriptionPause extends SubscriptionPauseSchema.class {}
SubscriptionPauseSchema.setClass(SubscriptionPause);

export type SubscriptionPauseRow = RowOf<typeof SubscriptionPauseSchema>;
