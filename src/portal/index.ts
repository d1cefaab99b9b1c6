export { portalTokenRoutes } from './http/portal-tokens.ts';
