import './update-organization.ts';

export { PlanChangeProrationEnum } from './plan-changes.ts';
export { ApiKeyNode } from './api-key.ts';
export { OrganizationNode, ViewerType } from './viewer.ts';
