import type { Story } from '../support/story.ts';
import { breaks, long } from './rule.ts';
import type { RuleBreak } from './rule.ts';

const campaignRules = [
  ['input.name', ' ', 'NAME_LENGTH'],
  ['input.description', long(1_025), 'DESCRIPTION_LENGTH'],
  ['input.thresholds', [], 'THRESHOLDS_COUNT'],
  ['input.thresholds.0.amount', '0', 'THRESHOLD_AMOUNT_RANGE'],
  ['input.thresholds.0.amount', '0.001', 'THRESHOLD_AMOUNT_PRECISION'],
  ['input.thresholds', ['1', '2'].map((amount) => ({ currency: 'USD', amount })), 'DUPLICATED', 'input.thresholds.currency'],
  ['input.daysBetweenAttempts', 366, 'DAYS_BETWEEN_ATTEMPTS_RANGE'],
  ['input.maxAttempts', 0, 'MAX_ATTEMPTS_RANGE'],
  ['input.billingProfiles', ['nothing'], 'BILLING_PROFILE_NOT_FOUND'],
] as const;

/** What payments, requests for them and dunning campaigns are refused for. */
export const paymentBreaks: readonly RuleBreak[] = [
  ...breaks(
    'Mutation.recordPayment',
    ['input.amount', '-1', 'PAYMENT_AMOUNT_RANGE'],
    ['input.reference', long(257), 'REFERENCE_LENGTH'],
    ['input.reference', (story: Story) => story.text('two_wire'), 'PAYMENT_REFERENCE_TAKEN'],
    ['input.paymentRequest', (story: Story) => story.id('payment_request_one'), 'PAYMENT_TARGET', 'input.invoice'],
    ['input.paidAt', '2027-02-03T00:00:01Z', 'PAID_AT_IN_FUTURE'],
    ['input.invoice', (story: Story) => ({ id: story.id('invoice_one') }), 'INVOICE_NOT_PAYABLE'],
  ),
  ...breaks('Mutation.settleSandboxPayment', ['status', 'PENDING', 'STATUS_PENDING']),
  ...breaks('Mutation.settleSandboxRefund', ['status', 'PENDING', 'REFUND_STATUS_PENDING']),
  ...breaks('Mutation.createPaymentRequest', ['input.email', 'nobody', 'EMAIL_INVALID'], ['input.invoices', [], 'INVOICES_COUNT'], ['input.invoices', (story: Story) => [{ id: story.id('invoice_one') }], 'INVOICES_NOT_OVERDUE']),
  ...breaks('Mutation.createDunningCampaign', ...campaignRules, ['input.key', (story: Story) => story.text('dunning'), 'DUNNING_CAMPAIGN_KEY_TAKEN']),
  ...breaks('Mutation.updateDunningCampaign', ...campaignRules, ['input.maxAttempts', null, 'REQUIRED']),
  ...breaks('Mutation.assignDunningCampaign', ['input.isExcluded', true, 'CAMPAIGN_WITH_EXCLUSION', 'input.campaign']),
];
