import type { Permission } from './permission.ts';

/** Who is asking, once the credential is known to be good. */
export interface Viewer {
  readonly kind: 'api_key' | 'portal_token';
  readonly credentialId: string;
  readonly organizationId: string;
  readonly permissions: ReadonlySet<Permission>;
  /** The customer of a portal token, else null. */
  readonly customerId: string | null;
  /** The subject of a portal token that belongs to no customer, else null. */
  readonly subject: string | null;
  /** The only meters that a portal token may ask; null is every meter. */
  readonly allowedMeterKeys: readonly string[] | null;
  /** The end of the credential, exclusive; null has none. Long-lived connections look at it. */
  readonly expiresAt: Temporal.Instant | null;
}

/** Whether the viewer holds the permission. A portal token holds none: it reaches what is its own by being a buyer. */
export function can(viewer: Viewer | null, permission: Permission): boolean {
  return viewer !== null && viewer.permissions.has(permission);
}

/** What merchants keep for themselves beside a thing that a buyer may see: null for a buyer. */
export function merchantsOnly<T>(viewer: Viewer | null, value: T | null): T | null {
  return isBuyer(viewer) ? null : value;
}

/** A portal token: sees one customer, or one subject. */
export function isBuyer(viewer: Viewer | null): boolean {
  return viewer !== null && viewer.kind === 'portal_token';
}
