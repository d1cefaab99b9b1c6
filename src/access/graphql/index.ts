export { OrganizationNode, ViewerType } from './viewer.ts';
