import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { Customer } from '../customers/index.ts';
import { instant, numeric, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';
import { EntitlementEntity } from './entitlement.entity.ts';

/** OPEN holds its amount until it expires, which is a matter of time alone: EXPIRED is only noted afterwards. */
export type ReservationStatus = 'OPEN' | 'COMMITTED' | 'RELEASED' | 'EXPIRED';

/** Units that are kept for one use about to happen, and the event that will count it. Its instants are in its customer's time. */
export const ReservationSchema = defineEntity({
  name: 'UsageReservation',
  tableName: 'entitlement_reservation',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    customerId: () => p.manyToOne(Customer).mapToPk().fieldName('customer_id'),
    entitlementId: () => p.manyToOne(EntitlementEntity).mapToPk().fieldName('entitlement_id').deleteRule('cascade'),
    featureId: p.uuid(),
    /** It holds of this feature, whichever entitlement the customer has to it by then. */
    featureKey: p.string().length(64),
    meterId: p.uuid(),
    /** The hash of the event's name, and the event itself: type, subject, and its data as JSON text. */
    hash: p.uuid(),
    eventId: p.string().length(1024),
    source: p.string().length(1024),
    eventType: p.string().length(256),
    subject: p.string().length(1024),
    data: p.text().nullable(),
    /** What was asked for, and what is held: less only where a part was allowed. */
    requested: numeric(),
    amount: numeric(),
    /** What was counted in the end; null until it is committed. */
    committedAmount: numeric().nullable(),
    status: p.string().length(16).$type<ReservationStatus>(),
    createdAt: instant(),
    expiresAt: instant(),
    /** When it was committed or released, or noted as expired; null while it is open. */
    closedAt: instant().nullable(),
  },
  uniques: [{ name: 'entitlement_reservation_name_unique', properties: ['organizationId', 'hash'] }],
  indexes: [
    { name: 'entitlement_reservation_open', properties: ['customerId', 'featureKey', 'expiresAt'], where: 'closed_at is null' },
    { name: 'entitlement_reservation_due', properties: ['expiresAt'], where: 'closed_at is null' },
    { name: 'entitlement_reservation_closed', properties: ['closedAt'], where: 'closed_at is not null' },
    { name: 'entitlement_reservation_created', properties: ['organizationId', 'createdAt', 'id'] },
    { name: 'entitlement_reservation_customer', properties: ['organizationId', 'customerId', 'createdAt', 'id'] },
    { name: 'entitlement_reservation_entitlement', properties: ['entitlementId'] },
  ],
  filters: organizationFilter,
});

export type ReservationRow = RowOf<typeof ReservationSchema>;
