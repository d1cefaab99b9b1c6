import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, numeric, organizationFilter } from '../platform/entity.ts';
import { Subscription } from '../subscriptions/index.ts';

/** One event that a charge in advance has counted, with what was counted up to it. Never changed: what was charged stays charged. */
export const InAdvanceEventSchema = defineEntity({
  name: 'InAdvanceEvent',
  tableName: 'in_advance_event',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    subscriptionId: () => p.manyToOne(Subscription).mapToPk().fieldName('subscription_id'),
    /** The charge, its period and the part of its usage. */
    reference: p.string().length(512),
    /** The order of storing of the event, which names it; "0" stands for what was carried into the period. */
    sequence: p.bigint('string'),
    /** The order of counting, from 0. */
    position: p.integer(),
    eventTime: instant(),
    /** What was billed for it, by days where prorated. */
    quantity: numeric(),
    /** What it costs by itself, where the price asks. */
    amount: numeric().nullable(),
    /** The live total after it, the highest that was paid for, and the same by days. */
    current: numeric(),
    peak: numeric(),
    proratedPeak: numeric(),
    createdAt: instant(),
  },
  uniques: [{ name: 'in_advance_event_unique', properties: ['organizationId', 'reference', 'sequence'] }],
  indexes: [
    { name: 'in_advance_event_customer', properties: ['customerId'] },
    { name: 'in_advance_event_subscription', properties: ['subscriptionId'] },
  ],
  filters: organizationFilter,
});
export class InAdvanceEvent extends InAdvanceEventSchema.class {}
InAdvanceEventSchema.setClass(InAdvanceEvent);
