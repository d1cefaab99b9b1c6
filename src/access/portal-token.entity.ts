import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from './organization.entity.ts';
import { instant, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';

/** A buyer's credential. The token itself is signed and never stored; this row lets it be listed and invalidated. */
export const PortalTokenSchema = defineEntity({
  name: 'PortalToken',
  tableName: 'portal_token',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    /** The customer that it sees; null for the token of a subject. */
    customerId: p.uuid().nullable(),
    subject: p.string().length(1024).nullable(),
    /** Null: every meter. */
    allowedMeterKeys: p.array().columnType('text[]').nullable(),
    createdAt: instant(),
    /** Exclusive. */
    expiresAt: instant(),
    invalidatedAt: instant().nullable(),
  },
  indexes: [
    { name: 'portal_token_organization', properties: ['organizationId', 'createdAt'] },
    { name: 'portal_token_customer', properties: ['customerId'], where: 'customer_id is not null' },
    { name: 'portal_token_subject', properties: ['organizationId', 'subject'], where: 'subject is not null' },
  ],
  filters: organizationFilter,
});
export class PortalToken extends PortalTokenSchema.class {}
PortalTokenSchema.setClass(PortalToken);

export type PortalTokenRow = RowOf<typeof PortalTokenSchema>;
