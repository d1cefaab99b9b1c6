import { merchantsOnly } from '../../access/index.ts';
import { parseExact } from '../../kit/json.ts';
import { builder } from '../../graphql/builder.ts';
import type { EntitlementTemplate } from '../plan.ts';
import type { EntitlementTemplateJson } from '../plan-json.ts';
import { EntitlementTypeEnum } from './enums.ts';

type Of<Type extends EntitlementTemplateJson['type']> = Extract<EntitlementTemplateJson, { type: Type }>;

const names = { METERED: 'MeteredEntitlementTemplate', STATIC: 'StaticEntitlementTemplate', BOOLEAN: 'BooleanEntitlementTemplate' } as const;

export const EntitlementTemplateInterface = builder.interfaceRef<EntitlementTemplateJson>('EntitlementTemplate').implement({
  description: 'The right that a subscription to the rate card comes with.',
  resolveType: (template) => names[template.type],
  fields: (t) => ({
    type: t.expose('type', { type: EntitlementTypeEnum, description: 'What kind of right it is.' }),
    metadata: t.field({
      type: 'JSONObject',
      nullable: true,
      description: 'Your own data, which the entitlements that are given by it begin with; Tollgate does not read it. Null for a portal token.',
      resolve: ({ metadata }, _args, { viewer }) => merchantsOnly(viewer, metadata ?? null),
    }),
  }),
});

builder.objectRef<Of<'METERED'>>('MeteredEntitlementTemplate').implement({
  description: 'So many units of the feature in each usage period.',
  interfaces: [EntitlementTemplateInterface],
  fields: (t) => ({
    issueAfterReset: t.expose('issueAfterReset', { type: 'Decimal', nullable: true, description: 'Units granted at the start of each usage period, 0 or more; null: none.' }),
    issueAfterResetPriority: t.exposeInt('issueAfterResetPriority', { nullable: true, description: 'Of that grant: 1 (burnt first) to 255; null: 1.' }),
    isSoftLimit: t.exposeBoolean('isSoftLimit', { description: 'Access stays when nothing is left.' }),
    preserveOverageAtReset: t.exposeBoolean('preserveOverageAtReset', { description: 'What was overdrawn is taken off the next usage period.' }),
    usagePeriod: t.expose('usagePeriod', { type: 'Duration', nullable: true, description: 'The billing cadence when null.' }),
  }),
});

builder.objectRef<Of<'STATIC'>>('StaticEntitlementTemplate').implement({
  description: 'A value that the application reads.',
  interfaces: [EntitlementTemplateInterface],
  fields: (t) => ({
    config: t.field({ type: 'JSONObject', description: 'The value, as it was given.', resolve: ({ config }) => parseExact(config) as Record<string, unknown> }),
  }),
});

builder.objectRef<Of<'BOOLEAN'>>('BooleanEntitlementTemplate').implement({
  description: 'On for whoever has the rate card.',
  interfaces: [EntitlementTemplateInterface],
});

const ownData = 'Your own data, keys of 1 to 256 characters; the entitlements that are given by it begin with it.';

const MeteredEntitlementTemplateInput = builder.inputType('MeteredEntitlementTemplateInput', {
  description: 'So many units of the feature in each usage period.',
  fields: (t) => ({
    issueAfterReset: t.field({ type: 'Decimal', description: 'Units granted at the start of each usage period, 0 or more; none when omitted.' }),
    issueAfterResetPriority: t.int({ description: 'Of that grant: 1 (burnt first) to 255; 1 when omitted. Only with issueAfterReset.' }),
    isSoftLimit: t.boolean({ defaultValue: false, description: 'Access stays when nothing is left.' }),
    preserveOverageAtReset: t.boolean({ defaultValue: false, description: 'What was overdrawn is taken off the next usage period.' }),
    usagePeriod: t.field({ type: 'Duration', description: 'At least PT1H; the billing cadence when omitted.' }),
    metadata: t.field({ type: 'JSONObject', description: ownData }),
  }),
});

const StaticEntitlementTemplateInput = builder.inputType('StaticEntitlementTemplateInput', {
  description: 'A value that the application reads.',
  fields: (t) => ({
    config: t.field({ type: 'JSONObject', required: true, description: 'The value.' }),
    metadata: t.field({ type: 'JSONObject', description: ownData }),
  }),
});

const BooleanEntitlementTemplateInput = builder.inputType('BooleanEntitlementTemplateInput', {
  description: 'On for whoever has the rate card.',
  fields: (t) => ({ metadata: t.field({ type: 'JSONObject', description: ownData }) }),
});

export const EntitlementTemplateInput = builder.inputType('EntitlementTemplateInput', {
  isOneOf: true,
  description: 'The right that a subscription to the rate card comes with: exactly one of these. It needs featureKey.',
  fields: (t) => ({
    metered: t.field({ type: MeteredEntitlementTemplateInput, description: 'So many units in each usage period.' }),
    static: t.field({ type: StaticEntitlementTemplateInput, description: 'A value that the application reads.' }),
    boolean: t.field({ type: BooleanEntitlementTemplateInput, description: 'On or not.' }),
  }),
});

/** The template that an input names; null when there is none. */
export function templateOf(input: typeof EntitlementTemplateInput.$inferInput | null | undefined): EntitlementTemplate | null {
  if (input == null) return null;
  if (input.static != null) return { type: 'STATIC', config: input.static.config, ...kept(input.static.metadata) };
  if (input.metered == null) return { type: 'BOOLEAN', ...kept(input.boolean?.metadata) };
  const { issueAfterReset, issueAfterResetPriority, isSoftLimit, preserveOverageAtReset, usagePeriod } = input.metered;
  return {
    type: 'METERED',
    issueAfterReset: issueAfterReset ?? null,
    issueAfterResetPriority: issueAfterResetPriority ?? null,
    isSoftLimit: isSoftLimit ?? false,
    preserveOverageAtReset: preserveOverageAtReset ?? false,
    usagePeriod: usagePeriod ?? null,
    ...kept(input.metered.metadata),
  };
}

/** Templates without data have no member for it, as those that were kept before there was one. */
function kept(metadata: Record<string, unknown> | null | undefined): Pick<EntitlementTemplate, 'metadata'> {
  return metadata == null ? {} : { metadata };
}
