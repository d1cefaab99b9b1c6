import './api-key.ts';
import './update-organization.ts';

export { OrganizationNode, ViewerType } from './viewer.ts';
