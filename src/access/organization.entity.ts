import { defineEntity, p } from '@mikro-orm/core';
import { instant, json } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';

/** What an organization decided for itself. Absent members have the defaults of `settingsOf`. */
export interface OrganizationSettings {
  /** Several subscriptions of one customer at once, unless their items overlap. False at first. */
  readonly multipleSubscriptions?: boolean;
  /** ISO 8601, in weeks, days or less: usage that comes later than this after its time is marked as late. Null, as at first: none is. */
  readonly latenessWindow?: string | null;
  /** ISO 8601, in weeks, days or less: stored events are removed so long after their time, their roll-ups are not. Null, as at first: never. */
  readonly eventRetention?: string | null;
}

/** A tenant. Every other row belongs to one. */
export const OrganizationSchema = defineEntity({
  name: 'Organization',
  tableName: 'organization',
  properties: {
    id: p.uuid().primary(),
    key: p.string().length(64),
    name: p.string().length(256),
    settings: json<OrganizationSettings>(),
    createdAt: instant(),
  },
  uniques: [{ name: 'organization_key_unique', properties: ['key'] }],
});
export class Organization extends OrganizationSchema.class {}
OrganizationSchema.setClass(Organization);

export type OrganizationRow = RowOf<typeof OrganizationSchema>;
