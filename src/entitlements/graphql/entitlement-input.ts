import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { present } from '../../kit/assert.ts';
import type { CreateEntitlementInput } from '../commands/entitlement-input.ts';
import { EntitlementGrantInput } from './grant-input.ts';
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

const EntitlementIssueInput = builder.inputType('EntitlementIssueInput', {
  description: 'What every usage period begins with.',
  fields: (t) => ({
    amount: t.field({ type: 'Decimal', required: true, description: "Units, 0 or more, in the unit of the meter's values; 0 issues none." }),
    priority: t.int({ defaultValue: 1, description: '1 (burnt first) to 255.' }),
  }),
});

type InputFields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

/** What is asked of every entitlement. */
const commonFields = (t: InputFields) => ({
  customer: t.field({ type: CustomerBy, description: 'Who may use it. Left out only where a subject beside the input says so.' }),
  featureKey: t.field({ type: 'Key', description: 'The key of the live feature. This or featureId.' }),
  featureId: t.id({ description: "The live feature's id in this graph; it wins over featureKey." }),
  metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
});

const CreateMeteredEntitlementInput = builder.inputType('CreateMeteredEntitlementInput', {
  description: 'A new balance of units. The feature needs a meter of SUM, COUNT, UNIQUE_COUNT or LATEST.',
  fields: (t) => ({
    ...commonFields(t),
    usagePeriod: t.field({ type: RecurringPeriodInput, required: true, description: 'The usage periods, at whose ends usage begins anew.' }),
    isSoftLimit: t.boolean({ defaultValue: false, description: 'Access stays when nothing is left.' }),
    isUnlimited: t.boolean({ description: 'Kept as it is given; it changes nothing.', deprecationReason: 'It has no effect. Use `isSoftLimit` for access when nothing is left.' }),
    issue: t.field({ type: EntitlementIssueInput, description: 'What every usage period begins with; nothing when omitted. It wins over issueAfterReset.' }),
    issueAfterReset: t.field({ type: 'Decimal', description: 'Units that every usage period begins with, 0 or more; none when omitted. Better: issue.' }),
    issueAfterResetPriority: t.int({ description: 'Of that grant: 1 (burnt first) to 255; 1 when omitted. Only with issueAfterReset.' }),
    grants: t.field({ type: [EntitlementGrantInput], description: 'Units that it is made with, at once or not at all; at most 100. Not together with issue or issueAfterReset.' }),
    preserveOverageAtReset: t.boolean({ defaultValue: false, description: 'What was overdrawn is taken off the next usage period.' }),
    measureUsageFrom: t.field({ type: MeasureUsageFromInput, description: 'Now when omitted. At most 10,000 usage periods ago.' }),
  }),
});

const shownPeriod = 'For the application to show as currentUsagePeriod; nothing is counted in it. None when omitted.';

const CreateStaticEntitlementInput = builder.inputType('CreateStaticEntitlementInput', {
  description: 'A new right with a value that the application reads.',
  fields: (t) => ({
    ...commonFields(t),
    config: t.field({ type: 'JSONObject', required: true, description: 'The value; numbers are kept as they are written.' }),
    usagePeriod: t.field({ type: RecurringPeriodInput, description: shownPeriod }),
  }),
});

const CreateBooleanEntitlementInput = builder.inputType('CreateBooleanEntitlementInput', {
  description: 'A new right.',
  fields: (t) => ({
    ...commonFields(t),
    usagePeriod: t.field({ type: RecurringPeriodInput, description: shownPeriod }),
  }),
});

export const CreateEntitlementInputType = builder.inputType('CreateEntitlementInput', {
  isOneOf: true,
  description: 'A new entitlement: exactly one of these.',
  fields: (t) => ({
    metered: t.field({ type: CreateMeteredEntitlementInput, description: 'A balance of units.' }),
    static: t.field({ type: CreateStaticEntitlementInput, description: 'Access with a value.' }),
    boolean: t.field({ type: CreateBooleanEntitlementInput, description: 'Access.' }),
  }),
});

/** An id that is no feature's finds nothing: this one never exists. */
const nothing = '00000000-0000-0000-0000-000000000000';

type Named = Pick<typeof CreateBooleanEntitlementInput.$inferInput, 'customer' | 'featureId'>;

const named = ({ customer, featureId }: Named) => ({
  customer: customer == null ? null : customerLookUp(customer),
  featureId: featureId == null ? null : (idOf('Feature', featureId) ?? nothing),
});

/** The input as the commands take it. */
export function inputOf(input: typeof CreateEntitlementInputType.$inferInput): CreateEntitlementInput {
  if (input.metered != null) {
    const { measureUsageFrom, ...rest } = input.metered;
    return { metered: { ...rest, ...named(rest), measureUsageFrom: measureUsageFrom?.at ?? measureUsageFrom?.preset ?? null } };
  }
  if (input.static != null) return { static: { ...input.static, ...named(input.static) } };
  const boolean = present(input.boolean, 'the member of the input');
  return { boolean: { ...boolean, ...named(boolean) } };
}
