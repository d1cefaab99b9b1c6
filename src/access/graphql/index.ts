import './api-key.ts';

export { OrganizationNode, ViewerType } from './viewer.ts';
