import { defineEntity, p } from '@mikro-orm/core';
import { Organization } from '../access/index.ts';
import { instant, json, organizationFilter } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';

/** What is known of a subject beside its key: a name to show, and data of the caller's. Usage never needs it. */
export const SubjectSchema = defineEntity({
  name: 'Subject',
  tableName: 'subject',
  properties: {
    id: p.uuid().primary(),
    organizationId: () => p.manyToOne(Organization).mapToPk().fieldName('organization_id'),
    key: p.string().length(1024),
    displayName: p.string().length(256).nullable(),
    metadata: json<Record<string, unknown>>().nullable(),
    currentPeriodStart: instant().nullable(),
    currentPeriodEnd: instant().nullable(),
    stripeCustomerId: p.string().length(256).nullable(),
    createdAt: instant(),
    updatedAt: instant(),
    deletedAt: instant().nullable(),
  },
  uniques: [{ name: 'subject_live_key_unique', properties: ['organizationId', 'key'], where: 'deleted_at is null' }],
  indexes: [{ name: 'subject_organization', properties: ['organizationId', 'id'] }],
  filters: organizationFilter,
});
export class Subject extends SubjectSchema.class {}
SubjectSchema.setClass(Subject);

export type SubjectRow = RowOf<typeof SubjectSchema>;
