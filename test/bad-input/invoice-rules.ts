import type { Story } from '../support/story.ts';
import { breaks, breaksOf, long } from './rule.ts';
import type { RuleBreak } from './rule.ts';

const line = 'input.lines.0';

/** What one-off and recorded invoices are refused for. */
export const invoiceBreaks: readonly RuleBreak[] = [
  ...breaks(
    'Mutation.createInvoice',
    ['input.externalId', long(257), 'TEXT_LENGTH'],
    ['input.number', '', 'TEXT_LENGTH'],
    ['input.subscription.key', (story: Story) => story.text('two_subscription'), 'SUBSCRIPTION_NOT_FOUND', 'input.subscription'],
    ['input.total', '-1', 'AMOUNT_NEGATIVE'],
    ['input.issuedAt', '2099-01-01T00:00:00Z', 'IN_THE_FUTURE'],
    ['input.paidAt', '2099-01-01T00:00:00Z', 'IN_THE_FUTURE'],
    ['input.dueAt', '2020-01-01T00:00:00Z', 'DUE_BEFORE_ISSUED'],
    ['input.period.to', '2020-01-01T00:00:00Z', 'PERIOD_BACKWARDS'],
    ['input.coupons.0.coupon.code', 'nothing', 'COUPON_NOT_FOUND', 'input.coupons.0.coupon'],
    ['input.coupons.0.amount', '0.5', 'COUPON_AMOUNTS_DIFFER', 'input.coupons'],
    [`${line}.externalId`, '', 'TEXT_LENGTH'],
    [`${line}.name`, '', 'TEXT_LENGTH'],
    [`${line}.quantity`, '0', 'QUANTITY_NOT_POSITIVE'],
    [`${line}.amount`, '10.001', 'AMOUNT_TOO_PRECISE'],
    [`${line}.discountAmount`, '11', 'DISCOUNT_TOO_BIG'],
    [`${line}.taxAmount`, '-1', 'AMOUNT_NEGATIVE'],
    [`${line}.period.to`, '2020-01-01T00:00:00Z', 'PERIOD_BACKWARDS'],
    [`${line}.billingCadence`, '-P1M', 'FIELD_MUST_BE_POSITIVE'],
  ),
  ...breaksOf('Mutation.createInvoice', 1, ['input.subscription.id', (story: Story) => story.id('subscription_two'), 'SUBSCRIPTION_NOT_FOUND', 'input.subscription']),
  ...breaks(
    'Mutation.createOneOffInvoice',
    ['input.lines', [], 'LINES_LENGTH'],
    [`${line}.addonKey`, 'nothing', 'ADDON_NOT_FOUND'],
    [`${line}.name`, null, 'FIELD_REQUIRED'],
    [`${line}.name`, long(257), 'NAME_LENGTH'],
    [`${line}.description`, long(1_025), 'DESCRIPTION_LENGTH'],
    [`${line}.units`, '-1', 'UNITS_NOT_POSITIVE'],
    [`${line}.unitAmount`, '-1', 'AMOUNT_NEGATIVE'],
    [`${line}.unitAmount`, null, 'FIELD_REQUIRED'],
    [`${line}.taxes.0.key`, 'nothing', 'TAX_NOT_FOUND', `${line}.taxes.0`],
  ),
];
