import './update-organization.ts';

export { ApiKeyNode } from './api-key.ts';
export { OrganizationNode, ViewerType } from './viewer.ts';
