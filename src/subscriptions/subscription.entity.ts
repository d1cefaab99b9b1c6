import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Plan } from '../catalog/index.ts';
import type { BillingTermsJson } from '../catalog/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, json, numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import type { BillingTime } from './billing-calendar/anchor.ts';
import type { RecordedStateJson } from './recorded-state.ts';

/** TOLLGATE bills it; EXTERNAL: another system does, and says here how it stands. */
export type SubscriptionManager = 'TOLLGATE' | 'EXTERNAL';

/** A running contract of one customer. Its end cuts phases and items, which keep their own times. Withdrawn softly before it began. */
export const SubscriptionSchema = defineEntity({
  name: 'Subscription',
  tableName: 'subscription',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    /** The version it was made from; null for a custom plan. */
    planId: () => p.manyToOne(Plan).mapToPk().fieldName('plan_id').nullable().deleteRule('restrict'),
    key: p.string().length(256).nullable(),
    externalId: p.string().length(256).nullable(),
    name: p.string().length(256),
    description: p.string().length(1024).nullable(),
    metadata: json<Record<string, unknown>>().nullable(),
    currency: p.string().length(3),
    /** ISO 8601. */
    billingCadence: p.string().length(16),
    proRating: p.string().length(16),
    billingAnchor: instant(),
    /** How its periods lie in whole days; null: they run from the very instant of the anchor, in UTC. */
    billingTime: p.string().length(16).nullable().$type<BillingTime>(),
    /** IANA: whose days they are; null: UTC. */
    timeZone: p.string().length(64).nullable(),
    activeFrom: instant(),
    activeTo: instant().nullable(),
    /** Its end charges flat fees for the time it ran, instead of in full: set where another subscription takes over in the middle of a period. */
    endIsProrated: p.boolean().default(false),
    /** Before this no recurring flat fee is charged: the subscription that it took over from was charged for that time. Null: from its start. */
    flatFeesFrom: instant().nullable(),
    /** What is said of it as a whole; null: nothing. */
    billingTerms: json<BillingTermsJson>().nullable(),
    /** What was used before it was billed here, in its currency, before taxes: of the first of those that took over from each other. Null: nothing. */
    historicalUsage: numeric().nullable(),
    /** The one that it took over from. */
    previousSubscriptionId: p.uuid().nullable(),
    /** Who runs it: TOLLGATE, or EXTERNAL for one that is only recorded here. */
    managedBy: p.string().length(16).default('TOLLGATE').$type<SubscriptionManager>(),
    /** What was said of one that is run elsewhere; null otherwise. */
    recorded: json<RecordedStateJson>().nullable(),
    createdAt: instant(),
    updatedAt: instant(),
    deletedAt: instant().nullable(),
  },
  uniques: [
    { name: 'subscription_live_key_unique', properties: ['organizationId', 'key'], where: 'deleted_at is null' },
    { name: 'subscription_live_external_id_unique', properties: ['organizationId', 'externalId'], where: 'deleted_at is null' },
  ],
  indexes: [
    { name: 'subscription_customer', properties: ['customerId', 'activeFrom', 'id'] },
    { name: 'subscription_active_from', properties: ['organizationId', 'activeFrom', 'id'] },
    { name: 'subscription_previous', properties: ['previousSubscriptionId'], where: 'previous_subscription_id is not null' },
    { name: 'subscription_plan', properties: ['planId'], where: 'plan_id is not null' },
  ],
  filters: organizationFilter,
});
export class Subscription extends SubscriptionSchema.class {}
SubscriptionSchema.setClass(Subscription);

export type SubscriptionRow = RowOf<typeof SubscriptionSchema>;
