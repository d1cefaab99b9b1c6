import { present } from '../../kit/assert.ts';
import { EntitlementTypeEnum, FeatureNode } from '../../catalog/graphql/index.ts';
import { CustomerNode } from '../../customers/graphql/index.ts';
import { merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { childConnection, connectionComplexity } from '../../graphql/pagination.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { nodeOf } from '../entitlements.errors.ts';
import { configOf } from '../entitlement-rows.ts';
import type { EntitlementRow } from '../entitlement.entity.ts';
import { entitlementsByIds, grantWhere } from '../entitlement.store.ts';
import type { EntitlementType } from '../entitlement.ts';
import { GrantSchema } from '../grant.entity.ts';
import { GrantConnection, GrantNode } from './grant.ts';
import { RecurringPeriodType } from './recurring-period.ts';

const authScopes = { $any: { permission: 'entitlement:read', buyer: true, $granted: 'made' } } as const;

export const EntitlementInterface = builder.interfaceRef<EntitlementRow>('Entitlement').implement({
  description: "One customer's right to one feature. It never changes: a change is an override, or a deletion and a new one.",
  interfaces: [builder.nodeInterfaceRef()],
  resolveType: (row) => nodeOf[row.type],
  fields: (t) => ({
    type: t.expose('type', { type: EntitlementTypeEnum, description: 'What kind of right it is.' }),
    feature: t.field({ type: FeatureNode, description: 'What may be used; it may be archived by now.', resolve: (row) => row.featureId }),
    customer: t.field({ type: CustomerNode, description: 'Who may use it.', resolve: (row) => row.customerId }),
    activeFrom: t.expose('activeFrom', { type: 'DateTime', description: "From when on it counts, in its customer's time." }),
    activeTo: t.expose('activeTo', { type: 'DateTime', nullable: true, description: 'When it ends, exclusive; null: no end is set.' }),
    metadata: t.field({ type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it. Null for a portal token.', resolve: (row, _args, { viewer }) => merchantsOnly(viewer, row.metadata as Record<string, unknown> | null) }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was made, in its customer's time." }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true, description: 'When it was taken away; null while it was not.' }),
  }),
});

const node = (type: EntitlementType) =>
  builder.loadableNodeRef(nodeOf[type], {
    id: { resolve: (row: EntitlementRow) => row.id },
    load: async (ids: string[], { read }: GraphQLContext) => (await entitlementsByIds(read, ids)).map((row) => (row?.type === type ? row : null)),
  });

export const MeteredEntitlementNode = node('METERED');
export const StaticEntitlementNode = node('STATIC');
export const BooleanEntitlementNode = node('BOOLEAN');

const isOf = (type: EntitlementType) => (row: unknown) => (row as Partial<EntitlementRow> | null)?.type === type && (row as object).hasOwnProperty('featureKey');

MeteredEntitlementNode.implement({
  description: 'A balance of units: what grants gave, less what was used.',
  interfaces: [EntitlementInterface],
  isTypeOf: isOf('METERED'),
  authScopes,
  fields: (t) => ({
    usagePeriod: t.field({
      type: RecurringPeriodType,
      description: 'The usage periods it was made with; manual resets may have moved the anchor since.',
      resolve: (row) => ({ interval: present(row.usageInterval, 'the usage period'), anchor: present(row.usageAnchor, 'the anchor') }),
    }),
    isSoftLimit: t.boolean({ description: 'Access stays when nothing is left.', resolve: (row) => row.isSoftLimit === true }),
    preserveOverageAtReset: t.boolean({ description: 'What was overdrawn is taken off the next usage period.', resolve: (row) => row.preserveOverageAtReset === true }),
    issueAfterReset: t.expose('issueAfterReset', { type: 'Decimal', nullable: true, description: 'Units that every usage period begins with; null: none.' }),
    issueAfterResetPriority: t.exposeInt('issueAfterResetPriority', { nullable: true, description: 'Of that grant: 1 (burnt first) to 255; null where there is none.' }),
    measureUsageFrom: t.field({
      type: 'DateTime',
      description: 'Usage counts from here on.',
      resolve: (row) => present(row.measureUsageFrom, 'the start of measurement'),
    }),
    grants: t.connection(
      {
        type: GrantNode,
        description: 'What it was given, oldest first; voided grants too.',
        complexity: connectionComplexity,
        args: { includeDeleted: t.arg.boolean({ defaultValue: false, description: 'Also grants that were deleted with their entitlement.' }) },
        resolve: (row, { includeDeleted, ...page }, ctx) =>
          childConnection(ctx, 'MeteredEntitlement.grants', GrantSchema, 'entitlementId', row.id, page, {
            order: [{ property: 'createdAt', direction: 'asc' }, { property: 'id', direction: 'asc' }],
            where: grantWhere({ customerIds: null, featureKeys: null, includeDeleted: includeDeleted ?? false }),
          }),
      },
      GrantConnection,
    ),
  }),
});

StaticEntitlementNode.implement({
  description: 'Access, with a value that the application reads.',
  interfaces: [EntitlementInterface],
  isTypeOf: isOf('STATIC'),
  authScopes,
  fields: (t) => ({
    config: t.field({ type: 'JSONObject', description: 'The value, as it was given.', resolve: (row) => configOf(present(row.config, 'the config of a static entitlement')) as Record<string, unknown> }),
  }),
});

BooleanEntitlementNode.implement({
  description: 'Access.',
  interfaces: [EntitlementInterface],
  isTypeOf: isOf('BOOLEAN'),
  authScopes,
});

export const EntitlementConnection = builder.connectionObject(
  { type: EntitlementInterface, name: 'EntitlementConnection', description: 'A page of entitlements.' },
  { name: 'EntitlementEdge', description: 'An entitlement in its place in the list.' },
);
