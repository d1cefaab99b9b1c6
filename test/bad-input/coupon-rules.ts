import type { Story } from '../support/story.ts';
import { breaks, long } from './rule.ts';
import type { RuleBreak } from './rule.ts';

/** What coupons, their applications and customers' taxes are refused for. */
export const couponBreaks: readonly RuleBreak[] = [
  ...breaks(
    'Mutation.createCoupon',
    ['input.code', ' x', 'COUPON_CODE_INVALID'],
    ['input.code', (story: Story) => story.text('coupon'), 'COUPON_CODE_TAKEN'],
    ['input.name', ' ', 'NAME_LENGTH'],
    ['input.description', long(1_025), 'DESCRIPTION_LENGTH'],
    ['input.value', { percentage: '100.1' }, 'COUPON_PERCENTAGE_RANGE', 'input.value.percentage'],
    ['input.value', { fixed: { amount: '0', currency: 'USD' } }, 'COUPON_AMOUNT_RANGE', 'input.value.fixed.amount'],
    ['input.value', { fixed: { amount: '0.001', currency: 'USD' } }, 'COUPON_AMOUNT_PRECISION', 'input.value.fixed.amount'],
    ['input.frequencyDuration', 0, 'FREQUENCY_DURATION_RANGE'],
    ['input.frequencyDuration', null, 'FREQUENCY_DURATION_REQUIRED'],
    ['input.frequency', 'ONCE', 'FREQUENCY_DURATION_UNEXPECTED', 'input.frequencyDuration'],
    ['input.durationInMonths', 3, 'DURATION_IN_MONTHS_UNEXPECTED'],
    ['input.durationInMonths', 1_000, 'DURATION_IN_MONTHS_RANGE'],
    ['input.startsAt', '2999-01-01T00:00:00Z', 'STARTS_AFTER_EXPIRY'],
    ['input.maxRedemptions', 0, 'MAX_REDEMPTIONS_RANGE'],
    ['input.maxRedemptionsPerCustomer', 0, 'MAX_REDEMPTIONS_RANGE'],
    ['input.expiresAt', '2020-01-01T00:00:00Z', 'INVALID_DATE'],
    ['input.limitedTo', { plans: ['a'], meters: ['b'] }, 'ONLY_ONE_LIMITATION_TYPE_PER_COUPON_ALLOWED', 'input.limitedTo.meters'],
    ['input.limitedTo', { base: 'NET' }, 'COUPON_BASE_UNEXPECTED', 'input.limitedTo.base'],
  ),
  ...breaks('Mutation.updateCoupon', ['input.name', null, 'REQUIRED'], ['input.name', ' ', 'NAME_LENGTH'], ['input.expiresAt', '2020-01-01T00:00:00Z', 'INVALID_DATE']),
  ...breaks('Mutation.applyCustomerTaxes', ['input.taxes', [{ id: 'nothing' }], 'TAX_NOT_FOUND', 'input.taxes.id'], ['input.taxes', [{ key: 'nothing' }], 'TAX_NOT_FOUND', 'input.taxes.key'], ['input.taxes', (story: Story) => [{ key: story.text('tax') }, { id: story.id('tax') }], 'TAX_DUPLICATED', 'input.taxes']),
  ...breaks('Mutation.applyCoupon', ['input.frequencyDuration', 1_000, 'FREQUENCY_DURATION_RANGE']),
];
