import { present } from '../../kit/assert.ts';
import { EntitlementTypeEnum, FeatureNode } from '../../catalog/graphql/index.ts';
import { CustomerNode } from '../../customers/graphql/index.ts';
import { merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { encodeGlobalId } from '../../graphql/global-id.ts';
import { childConnection, connectionComplexity } from '../../graphql/pagination.ts';
import { PeriodType } from '../../graphql/period.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { nodeOf } from '../entitlements.errors.ts';
import { configOf } from '../entitlement-rows.ts';
import type { EntitlementRow } from '../entitlement.entity.ts';
import { entitlementsByIds, grantWhere } from '../entitlement.store.ts';
import type { EntitlementType } from '../entitlement.ts';
import { GrantSchema } from '../grant.entity.ts';
import { ResetSchema } from '../reset.entity.ts';
import { GrantConnection, GrantNode, entitlementOfGrant } from './grant.ts';
import { GrantOrder, grantOrder } from './grant-order.ts';
import { RecurringPeriodType } from './recurring-period.ts';
import type { RecurringPeriodRow } from './recurring-period.ts';
import { ResetConnection, ResetType } from './reset.ts';
import { currentUsagePeriod, lastReset } from './usage-periods.ts';

const authScopes = { $any: { permission: 'entitlement:read', buyer: true, $granted: 'made' } } as const;

const periodRow = ({ usageInterval: interval, usageAnchor: anchor }: EntitlementRow): RecurringPeriodRow | null => (interval === null || anchor === null ? null : { interval, anchor });

const IssueType = builder.objectRef<{ readonly amount: string; readonly priority: number }>('EntitlementIssue').implement({
  description: 'What every usage period begins with.',
  fields: (t) => ({
    amount: t.expose('amount', { type: 'Decimal', description: "Units, 0 or more, in the unit of the meter's values." }),
    priority: t.exposeInt('priority', { description: '1 (burnt first) to 255.' }),
  }),
});

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
    usagePeriod: t.field({
      type: RecurringPeriodType,
      nullable: true,
      description: 'The usage periods it was made with; null where it has none. Metered ones always have them.',
      resolve: periodRow,
    }),
    currentUsagePeriod: t.field({
      type: PeriodType,
      nullable: true,
      description: "The usage period that holds now in its customer's time; the first one before it begins, the last one once it is over. Null where it has none.",
      resolve: (row, _args, ctx) => currentUsagePeriod(row, ctx),
    }),
    annotations: t.field({
      type: 'JSONObject',
      nullable: true,
      description: 'What Tollgate notes of it: subscriptionId, the id of the subscription that manages it. Null: nothing.',
      resolve: ({ subscriptionId }) => (subscriptionId === null ? null : { subscriptionId: encodeGlobalId('Subscription', subscriptionId) }),
    }),
    metadata: t.field({ type: 'JSONObject', nullable: true, description: 'Your own data; Tollgate does not read it. Null for a portal token.', resolve: (row, _args, { viewer }) => merchantsOnly(viewer, row.metadata as Record<string, unknown> | null) }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was made, in its customer's time." }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: "When it, its grants or its resets last changed, in its customer's time." }),
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
      resolve: (row) => present(periodRow(row), 'the usage period'),
    }),
    currentUsagePeriod: t.field({
      type: PeriodType,
      description: "The usage period that holds now in its customer's time; the first one before it begins, the last one once it is over.",
      resolve: async (row, _args, ctx) => present(await currentUsagePeriod(row, ctx), 'the usage period'),
    }),
    lastReset: t.field({ type: 'DateTime', description: 'The last reset that somebody asked for, or measureUsageFrom. Ends of usage periods do not change it.', resolve: (row, _args, ctx) => lastReset(row, ctx) }),
    isUnlimited: t.boolean({ description: 'As it was given; it changes nothing.', deprecationReason: 'It has no effect. Use `isSoftLimit` for access when nothing is left.', resolve: (row) => row.isUnlimited === true }),
    isSoftLimit: t.boolean({ description: 'Access stays when nothing is left.', resolve: (row) => row.isSoftLimit === true }),
    preserveOverageAtReset: t.boolean({ description: 'What was overdrawn is taken off the next usage period.', resolve: (row) => row.preserveOverageAtReset === true }),
    issue: t.field({
      type: IssueType,
      nullable: true,
      description: 'What every usage period begins with; null: nothing.',
      resolve: ({ issueAfterReset: amount, issueAfterResetPriority: priority }) => (amount === null || priority === null ? null : { amount, priority }),
    }),
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
        description: 'What it was given, oldest first unless ordered otherwise; voided grants too.',
        complexity: connectionComplexity,
        args: {
          includeDeleted: t.arg.boolean({ defaultValue: false, description: 'Also grants that were deleted with their entitlement.' }),
          orderBy: t.arg({ type: GrantOrder, description: 'By when they were made when omitted.' }),
        },
        resolve: (row, args, ctx) =>
          childConnection(ctx, 'MeteredEntitlement.grants', GrantSchema, 'entitlementId', row.id, args, () => ({
            order: grantOrder(args.orderBy),
            where: grantWhere({ includeDeleted: args.includeDeleted ?? false }),
          })),
      },
      GrantConnection,
    ),
    resets: t.connection(
      {
        type: ResetType,
        description: 'The resets that somebody asked for, oldest first.',
        complexity: connectionComplexity,
        resolve: (row, page, ctx) =>
          childConnection(ctx, 'MeteredEntitlement.resets', ResetSchema, 'entitlementId', row.id, page, () => ({ order: [{ property: 'at', direction: 'asc' }, { property: 'id', direction: 'asc' }] })),
      },
      ResetConnection,
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

builder.objectField(GrantNode, 'entitlement', (t) =>
  t.field({ type: MeteredEntitlementNode, description: 'The entitlement whose balance it is part of.', resolve: (grant, _args, ctx) => entitlementOfGrant(grant, ctx) }),
);
