import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { Subscription } from './subscription.entity.ts';

/** A stretch of a subscription; it runs until the next one starts. */
export const SubscriptionPhaseSchema = defineEntity({
  name: 'SubscriptionPhase',
  tableName: 'subscription_phase',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    /** The subscription's: bounds what a buyer reads. */
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    subscriptionId: () => p.manyToOne(Subscription).mapToPk().fieldName('subscription_id'),
    key: p.string().length(64),
    name: p.string().length(256),
    /** Place in the order they run, from 0. */
    position: p.integer(),
    activeFrom: instant(),
    /** What its start comes from: counted from here; null, as is what follows, of phases of before this was kept: the start itself. */
    countedFrom: instant().nullable(),
    /** How far, by the calendar: ISO 8601, what is added and then what is taken away, `P2M24D -P1M`. */
    countedAfter: p.text().nullable(),
    /** Set when an edit took it away. */
    deletedAt: instant().nullable(),
  },
  uniques: [{ name: 'subscription_phase_key_unique', properties: ['subscriptionId', 'key'], where: 'deleted_at is null' }],
  filters: organizationFilter,
});
export class SubscriptionPhase extends SubscriptionPhaseSchema.class {}
SubscriptionPhaseSchema.setClass(SubscriptionPhase);

export type SubscriptionPhaseRow = RowOf<typeof SubscriptionPhaseSchema>;
