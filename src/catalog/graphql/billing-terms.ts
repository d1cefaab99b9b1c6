import { builder } from '../../graphql/builder.ts';
import type { BillingTerms, BillingTermsJson } from '../billing-terms.ts';
import { TaxBy, TaxNode, liveTaxes, taxLinksOf } from './tax.ts';

export const MinimumCommitmentType = builder.objectRef<NonNullable<BillingTermsJson['minimumCommitment']>>('MinimumCommitment').implement({
  description: 'What a billing period of the whole subscription costs at least.',
  fields: (t) => ({
    amount: t.expose('amount', { type: 'Decimal', description: "Of a whole period, above 0, in the plan's currency; of a part of one by its days." }),
    invoiceDisplayName: t.exposeString('invoiceDisplayName', { nullable: true, description: 'What its invoice line says; null: "Minimum commitment".' }),
    taxes: t.field({ type: [TaxNode], description: 'Charged on it; empty: those of the plan. At most 20.', resolve: (commitment, _args, ctx) => liveTaxes(ctx, commitment.taxes) }),
  }),
});

export const UsageThresholdType = builder.objectRef<BillingTermsJson['usageThresholds'][number]>('UsageThreshold').implement({
  description: 'An amount of usage at which a subscription is billed before its period ends.',
  fields: (t) => ({
    amount: t.expose('amount', { type: 'Decimal', description: "Above 0, in the plan's currency, before taxes." }),
    name: t.exposeString('name', { nullable: true, description: 'What it is called; null: nothing.' }),
    isRecurring: t.exposeBoolean('isRecurring', { description: 'Whether it fires again with every further amount of this size, once all others are passed.' }),
  }),
});

export const MinimumCommitmentInput = builder.inputType('MinimumCommitmentInput', {
  description: 'What a billing period of the whole subscription costs at least.',
  fields: (t) => ({
    amount: t.field({ type: 'Decimal', required: true, description: "Of a whole period, above 0, in the plan's currency." }),
    invoiceDisplayName: t.string({ description: 'What its invoice line says, 1 to 256 characters; "Minimum commitment" when omitted.' }),
    taxes: t.field({ type: [TaxBy], description: 'Charged on it instead of those of the plan, which are when omitted; at most 20.' }),
  }),
});

export const UsageThresholdInput = builder.inputType('UsageThresholdInput', {
  description: 'An amount of usage at which a subscription is billed before its period ends.',
  fields: (t) => ({
    amount: t.field({ type: 'Decimal', required: true, description: "Above 0, in the plan's currency, before taxes; each once." }),
    name: t.string({ description: 'What it is called, 1 to 256 characters.' }),
    isRecurring: t.boolean({ defaultValue: false, description: 'Fires again with every further amount of this size, once all others are passed; at most one.' }),
  }),
});

/** The fields of a plan input that speak of a subscription as a whole. */
export interface BillingTermsInput {
  readonly minimumCommitment?: typeof MinimumCommitmentInput.$inferInput | null | undefined;
  readonly usageThresholds?: readonly (typeof UsageThresholdInput.$inferInput)[] | null | undefined;
  readonly trialPeriod?: Temporal.Duration | null | undefined;
}

/** What a plan input says of a subscription as a whole. */
export function billingTermsOf({ minimumCommitment, usageThresholds, trialPeriod }: BillingTermsInput): BillingTerms {
  return {
    minimumCommitment: minimumCommitment == null ? null : { amount: minimumCommitment.amount, invoiceDisplayName: minimumCommitment.invoiceDisplayName ?? null, taxes: taxLinksOf(minimumCommitment.taxes) },
    usageThresholds: (usageThresholds ?? []).map(({ amount, name, isRecurring }) => ({ amount, name: name ?? null, isRecurring: isRecurring ?? false })),
    trialPeriod: trialPeriod ?? null,
  };
}
