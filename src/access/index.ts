export { permissions, isPermission } from './permission.ts';
export type { Permission } from './permission.ts';
export { can, isBuyer } from './viewer.ts';
export type { Viewer } from './viewer.ts';
export { Organization, OrganizationSchema } from './organization.entity.ts';
export type { OrganizationRow, OrganizationSettings } from './organization.entity.ts';
export { PortalToken, PortalTokenSchema } from './portal-token.entity.ts';
export type { PortalTokenRow } from './portal-token.entity.ts';
