import { present } from '../../kit/assert.ts';
import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { createEntitlement } from '../commands/create-entitlement.ts';
import { deleteEntitlement } from '../commands/delete-entitlement.ts';
import type { CreateEntitlementInput } from '../commands/entitlement-input.ts';
import { overrideEntitlement } from '../commands/override-entitlement.ts';
import { EntitlementNotFound } from '../entitlements.errors.ts';
import { nodeOf } from '../entitlements.errors.ts';
import type { EntitlementRow } from '../entitlement.entity.ts';
import { entitlementsByIds } from '../entitlement.store.ts';
import { BooleanEntitlementNode, MeteredEntitlementNode, StaticEntitlementNode } from './entitlement.ts';
import { RecurringPeriodInput } from './recurring-period.ts';

const MeasureUsageFromPreset = builder.enumType('MeasureUsageFromPreset', {
  description: 'A start of measurement by its name.',
  values: {
    NOW: { description: 'The minute in which the entitlement is made.' },
    CURRENT_PERIOD_START: { description: 'The start of the usage period that holds now.' },
  } as const,
});

const MeasureUsageFromInput = builder.inputType('MeasureUsageFromInput', {
  isOneOf: true,
  description: 'From when on usage counts: exactly one of these.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', description: 'An instant, also of the past: usage since then counts. Its seconds are dropped.' }),
    preset: t.field({ type: MeasureUsageFromPreset, description: 'A start by its name.' }),
  }),
});

const CreateMeteredEntitlementInput = builder.inputType('CreateMeteredEntitlementInput', {
  description: 'A new balance of units. The feature needs a meter of SUM, COUNT, UNIQUE_COUNT or LATEST.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Who may use it.' }),
    featureKey: t.field({ type: 'Key', required: true, description: 'The key of the live feature.' }),
    usagePeriod: t.field({ type: RecurringPeriodInput, required: true, description: 'The usage periods, at whose ends usage begins anew.' }),
    isSoftLimit: t.boolean({ defaultValue: false, description: 'Access stays when nothing is left.' }),
    issueAfterReset: t.field({ type: 'Decimal', description: 'Units that every usage period begins with, 0 or more; none when omitted.' }),
    issueAfterResetPriority: t.int({ description: 'Of that grant: 1 (burnt first) to 255; 1 when omitted. Only with issueAfterReset.' }),
    preserveOverageAtReset: t.boolean({ defaultValue: false, description: 'What was overdrawn is taken off the next usage period.' }),
    measureUsageFrom: t.field({ type: MeasureUsageFromInput, description: 'Now when omitted. At most 10,000 usage periods ago.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

const CreateStaticEntitlementInput = builder.inputType('CreateStaticEntitlementInput', {
  description: 'A new right with a value that the application reads.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Who may use it.' }),
    featureKey: t.field({ type: 'Key', required: true, description: 'The key of the live feature.' }),
    config: t.field({ type: 'JSONObject', required: true, description: 'The value; numbers are kept as they are written.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

const CreateBooleanEntitlementInput = builder.inputType('CreateBooleanEntitlementInput', {
  description: 'A new right.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Who may use it.' }),
    featureKey: t.field({ type: 'Key', required: true, description: 'The key of the live feature.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
  }),
});

const CreateEntitlementInputType = builder.inputType('CreateEntitlementInput', {
  isOneOf: true,
  description: 'A new entitlement: exactly one of these.',
  fields: (t) => ({
    metered: t.field({ type: CreateMeteredEntitlementInput, description: 'A balance of units.' }),
    static: t.field({ type: CreateStaticEntitlementInput, description: 'Access with a value.' }),
    boolean: t.field({ type: CreateBooleanEntitlementInput, description: 'Access.' }),
  }),
});

function inputOf(input: typeof CreateEntitlementInputType.$inferInput): CreateEntitlementInput {
  if (input.metered != null) {
    const { customer, measureUsageFrom, ...rest } = input.metered;
    return { metered: { ...rest, customer: customerLookUp(customer), measureUsageFrom: measureUsageFrom?.at ?? measureUsageFrom?.preset ?? null } };
  }
  if (input.static != null) return { static: { ...input.static, customer: customerLookUp(input.static.customer) } };
  const boolean = present(input.boolean, 'the member of the input');
  return { boolean: { ...boolean, customer: customerLookUp(boolean.customer) } };
}

const members = [MeteredEntitlementNode, StaticEntitlementNode, BooleanEntitlementNode, ValidationError, ConflictError, NotFoundError] as const;

/** What a mutation made: a union of several objects is resolved by the row, not by its id. */
async function made(ctx: { readonly command: CommandContext }, id: Promise<string>): Promise<EntitlementRow> {
  const [row] = await entitlementsByIds(ctx.command.read, [await id]);
  return present(row, 'the entitlement that a command answered');
}

/** The database id in the id of an entitlement of any type. */
export function entitlementId(id: string): string {
  for (const type of Object.values(nodeOf)) {
    const found = idOf(type, id);
    if (found !== null) return found;
  }
  throw new EntitlementNotFound(`with id "${id}"`);
}

builder.mutationFields((t) => ({
  createEntitlement: t.errorUnionField({
    types: [...members],
    union: { name: 'CreateEntitlementResult', description: 'The entitlement, or why it was not made. Select "... on Error" too: members are added over time.' },
    description: 'Gives a customer a right to a feature, from now on. At most one is active for a customer and a feature at any time. Needs entitlement:write.',
    authScopes: { permission: 'entitlement:write' },
    grantScopes: ['made'],
    complexity: 10,
    args: { input: t.arg({ type: CreateEntitlementInputType, required: true, description: 'The entitlement.' }) },
    resolve: (_root, { input }, ctx) => made(ctx, createEntitlement(ctx.command, inputOf(input))),
  }),
  overrideEntitlement: t.errorUnionField({
    types: [...members],
    union: { name: 'OverrideEntitlementResult', description: 'The new entitlement, or why it was not made. Select "... on Error" too: members are added over time.' },
    description: 'Ends an entitlement now and gives another one in its place; grants and balance are not carried over. Not for one of a subscription. Needs entitlement:write.',
    authScopes: { permission: 'entitlement:write' },
    grantScopes: ['made'],
    complexity: 10,
    args: {
      id: t.arg.id({ required: true, description: 'The entitlement that ends.' }),
      input: t.arg({ type: CreateEntitlementInputType, required: true, description: 'The one that begins, of the same customer and feature.' }),
    },
    resolve: async (_root, { id, input }, ctx) => made(ctx, overrideEntitlement(ctx.command, entitlementId(id), inputOf(input))),
  }),
  deleteEntitlement: t.errorUnionField({
    types: [MeteredEntitlementNode, StaticEntitlementNode, BooleanEntitlementNode, ConflictError, NotFoundError],
    union: { name: 'DeleteEntitlementResult', description: 'The entitlement, or why it was not deleted. Select "... on Error" too: members are added over time.' },
    description: 'Takes an entitlement away from now on, with its grants; values of the time before stay. Not for one of a subscription. Needs entitlement:write.',
    authScopes: { permission: 'entitlement:write' },
    grantScopes: ['made'],
    complexity: 10,
    args: { id: t.arg.id({ required: true, description: 'Which entitlement.' }) },
    resolve: async (_root, { id }, ctx) => made(ctx, deleteEntitlement(ctx.command, entitlementId(id))),
  }),
}));
