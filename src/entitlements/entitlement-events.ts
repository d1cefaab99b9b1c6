import type { DomainEvent } from '../platform/events.ts';

/** News of entitlements; all but `grant.*` name the entitlement, and all name its customer and, in the payload, its feature's key. */
export type EntitlementNews =
  | 'entitlement.created'
  | 'entitlement.deleted'
  /** Its end was set, moved or taken back. */
  | 'entitlement.end_changed'
  | 'entitlement.usage_reset'
  | 'grant.created'
  | 'grant.voided';

export function entitlementNews(type: EntitlementNews, id: string, of: { readonly customerId: string; readonly featureKey: string }): DomainEvent {
  return { type, id, customerId: of.customerId, payload: { featureKey: of.featureKey } };
}
