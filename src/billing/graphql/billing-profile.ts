import { OrderDirection } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { BillingProfileSchema } from '../billing-profile.entity.ts';
import type { BillingProfileRow } from '../billing-profile.entity.ts';
import { profileWhere, profilesByIds } from '../billing-profile.store.ts';
import type { InvoiceParty } from '../party.ts';
import type { BillingWorkflow } from '../workflow.ts';
import { BillingWorkflowType } from './billing-workflow.ts';
import { InvoicePartyType } from './invoice-party.ts';

export const BillingProfileNode = builder.loadableNodeRef('BillingProfile', {
  id: { resolve: (profile: BillingProfileRow) => profile.id },
  load: (ids: string[], { read }) => profilesByIds(read, ids),
});

BillingProfileNode.implement({
  description: 'Who bills, and how. Every customer is billed by the default one unless it is pinned to another. Invoices keep a copy of what they were issued by.',
  authScopes: { $any: { permission: 'billing:read', $granted: 'made' } },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name among yours, 1 to 256 characters.' }),
    description: t.exposeString('description', { nullable: true, description: 'More about it.' }),
    supplier: t.field({ type: InvoicePartyType, description: 'Who bills.', resolve: (profile) => profile.supplier as InvoiceParty }),
    workflow: t.field({ type: BillingWorkflowType, description: 'When its invoices are collected, issued, due and paid.', resolve: (profile) => profile.workflow as BillingWorkflow }),
    isDefault: t.exposeBoolean('isDefault', { description: 'Whether customers are billed by it that are not pinned to another one. Exactly one is.' }),
    metadata: t.field({ type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it.', resolve: (profile) => profile.metadata as Record<string, unknown> | null }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made, in real time.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was deleted; null while it is live.' }),
  }),
});

const BillingProfileConnection = builder.connectionObject(
  { type: BillingProfileNode, name: 'BillingProfileConnection', description: 'A page of billing profiles.' },
  { name: 'BillingProfileEdge', description: 'A billing profile in its place in the list.' },
);

const BillingProfileOrderField = builder.enumType('BillingProfileOrderField', {
  description: 'What billing profiles are sorted by.',
  values: {
    CREATED_AT: { value: 'createdAt', description: 'By when they were made.' },
    UPDATED_AT: { value: 'updatedAt', description: 'By when they last changed.' },
    NAME: { value: 'name', description: 'By name.' },
  } as const,
});

const BillingProfileOrder = builder.inputType('BillingProfileOrder', {
  description: 'How billing profiles are sorted; ties by id.',
  fields: (t) => ({
    field: t.field({ type: BillingProfileOrderField, required: true, description: 'What decides.' }),
    direction: t.field({ type: OrderDirection, defaultValue: 'asc', description: 'Which end comes first.' }),
  }),
});

/** An id that is no profile's finds nothing: this one never exists. */
const none = '00000000-0000-0000-0000-000000000000';

/** The id in the database of a profile's id in the graph. */
export const profileId = (id: string | number): string => idOf('BillingProfile', String(id)) ?? none;

builder.queryFields((t) => ({
  billingProfile: t.field({
    type: BillingProfileNode,
    nullable: true,
    description: 'One billing profile, a deleted one too; null when there is none. Needs billing:read.',
    authScopes: { permission: 'billing:read' },
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: async (_root, { id }, { read }) => (await profilesByIds(read, [profileId(id)]))[0] ?? null,
  }),
  billingProfiles: t.connection(
    {
      type: BillingProfileNode,
      description: 'The billing profiles, oldest first unless ordered otherwise. An organization has none before its first line or profile. Needs billing:read.',
      authScopes: { permission: 'billing:read' },
      complexity: connectionComplexity,
      args: {
        includeDeleted: t.arg.boolean({ defaultValue: false, description: 'Deleted ones too.' }),
        orderBy: t.arg({ type: BillingProfileOrder, description: 'By when they were made when omitted.' }),
      },
      resolve: (_root, { includeDeleted, orderBy, ...page }, ctx) => {
        const direction = orderBy?.direction ?? 'asc';
        return connectionPage(ctx, BillingProfileSchema, page, {
          where: profileWhere({ includeDeleted: includeDeleted === true }),
          order: [{ property: orderBy?.field ?? 'createdAt', direction }, { property: 'id', direction }],
        });
      },
    },
    BillingProfileConnection,
  ),
}));
