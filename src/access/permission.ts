/** What a credential may do: `<noun>:<read|write>`. A key carries a list of these as its scopes. Permanent, like a column name. */
export const permissions = [
  'organization:read',
  'organization:write',
  'customer:read',
  'customer:write',
  'meter:read',
  'meter:write',
  'usage:read',
  'usage:write',
  'feature:read',
  'feature:write',
  'plan:read',
  'plan:write',
  'addon:read',
  'addon:write',
  'tax:read',
  'tax:write',
  'subscription:read',
  'subscription:write',
  'entitlement:read',
  'entitlement:write',
  'billing:read',
  'billing:write',
  'portal:write',
  'test_clock:read',
  'test_clock:write',
  'notification:read',
  'notification:write',
] as const;

export type Permission = (typeof permissions)[number];

const known: ReadonlySet<string> = new Set(permissions);

export function isPermission(text: string): text is Permission {
  return known.has(text);
}
