import { defineEntity, p } from '@mikro-orm/core';
import { instant, json } from '../platform/entity.ts';
import type { RowOf } from '../platform/entity.ts';

/** What holds for a change of plan that does not say otherwise. */
export interface PlanChangeDefault {
  readonly timing: 'NOW' | 'AT_RENEWAL';
  readonly proration: 'FULL' | 'PRORATED' | 'NONE';
}

/** What an organization decided for itself. Absent members have the defaults of `settingsOf`. */
export interface OrganizationSettings {
  /** Several subscriptions of one customer at once, unless their items overlap. False at first. */
  readonly multipleSubscriptions?: boolean;
  /** ISO 8601, in weeks, days or less: usage that comes later than this after its time is marked as late. Null, as at first: none is. */
  readonly latenessWindow?: string | null;
  /** ISO 8601, in weeks, days or less: stored events are removed so long after their time, their roll-ups are not. Null, as at first: never. */
  readonly eventRetention?: string | null;
  /** IANA: of customers that have none of their own. UTC at first. */
  readonly timeZone?: string;
  /** Has customers bear the VAT of the EU that their countries and tax numbers call for. False at first. */
  readonly euTaxManagement?: boolean;
  /** To plans that are as dear or dearer. NOW and PRORATED at first. */
  readonly upgrades?: PlanChangeDefault;
  /** To cheaper plans. AT_RENEWAL and PRORATED at first. */
  readonly downgrades?: PlanChangeDefault;
}

/** What holds for changes of plan, by which way they go. */
export function planChangesOf({ upgrades, downgrades }: OrganizationSettings): Readonly<Record<'UPGRADE' | 'DOWNGRADE', PlanChangeDefault>> {
  return { UPGRADE: upgrades ?? { timing: 'NOW', proration: 'PRORATED' }, DOWNGRADE: downgrades ?? { timing: 'AT_RENEWAL', proration: 'PRORATED' } };
}

/** The zone whose days a customer is billed by: its own, else the organization's. */
export function timeZoneFor(customer: { readonly timeZone: string | null }, { timeZone }: OrganizationSettings): string {
  return customer.timeZone ?? timeZone ?? 'UTC';
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
