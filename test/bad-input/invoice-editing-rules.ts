import type { Story } from '../support/story.ts';
import { priceRules } from './catalog-rules.ts';
import { breaks, breaksOf, long } from './rule.ts';
import type { Rule, RuleBreak } from './rule.ts';

/** What a line may not be, wherever one is given. */
const lineRules = (line: string): readonly Rule[] => [
  [`${line}.name`, long(257), 'NAME_LENGTH'],
  [`${line}.description`, long(1_025), 'DESCRIPTION_LENGTH'],
  [`${line}.period.to`, '2026-01-01T00:00:00Z', 'PERIOD_BACKWARDS'],
  [`${line}.invoiceAt`, '2027-01-03T12:00:00Z', 'INVOICE_AT_BEFORE_PERIOD_END'],
  [`${line}.featureKey`, 'nothing', 'FEATURE_NOT_FOUND'],
  [`${line}.discounts.percentage`, '101', 'PERCENTAGE_DISCOUNT_INVALID_VALUE'],
  [`${line}.taxes`, [{ id: 'nothing' }], 'TAX_NOT_FOUND', `${line}.taxes.id`],
  [`${line}.taxes`, [{ key: 'nothing' }], 'TAX_NOT_FOUND', `${line}.taxes.key`],
  [`${line}.taxes`, (story: Story) => [{ key: story.text('tax') }, { id: story.id('tax') }], 'TAX_DUPLICATED', `${line}.taxes`],
  [`${line}.taxConfig.stripeCode`, 'txcd_1', 'TAX_CONFIG_STRIPE_CODE_INVALID'],
  [`${line}.taxConfig.customInvoicingCode`, long(257), 'TAX_CONFIG_CUSTOM_CODE_LENGTH'],
  ...priceRules(`${line}.price`),
];

const partyRules = (party: string): readonly Rule[] => [
  [`${party}.name`, '', 'TOO_SHORT'],
  [`${party}.key`, '', 'TOO_SHORT'],
  [`${party}.taxId`, long(65), 'TOO_LONG'],
  [`${party}.address.country`, null, 'INVALID'],
  ...['city', 'line1', 'line2', 'postalCode', 'state', 'phoneNumber'].map((part): Rule => [`${party}.address.${part}`, '', 'TOO_SHORT']),
];

/** What edits and simulations of invoices are refused for. */
export const invoiceEditingBreaks: readonly RuleBreak[] = [
  ...breaks(
    'Mutation.updateInvoice',
    ['input.description', long(1_025), 'TOO_LONG'],
    ['input.dueAt', '2020-01-01T00:00:00Z', 'INVOICE_DUE_IN_THE_PAST'],
    ['input.revision', -1, 'INVOICE_REVISION_CONFLICT'],
    ['input.lines', [{ name: 'half' }], 'FIELD_REQUIRED', 'input.lines.period'],
    ['input.lines.0.id', (story: Story) => story.id('line_one'), 'INVOICE_LINE_NOT_FOUND'],
    ['input.workflow.collection.interval', '-PT1S', 'FIELD_MUST_BE_POSITIVE_OR_ZERO'],
    ['input.workflow.collection.recurringPeriod', null, 'FIELD_REQUIRED'],
    ['input.workflow.collection.recurringPeriod.interval', 'PT59M', 'FIELD_MUST_BE_POSITIVE'],
    ['input.workflow.invoicing.draftPeriod', 'P11Y', 'TOO_BIG'],
    ['input.workflow.invoicing.dueAfter', '-P1D', 'FIELD_MUST_BE_POSITIVE_OR_ZERO'],
    ['input.workflow.tax', { enabled: false, enforced: true }, 'TAX_ENFORCED_WITHOUT_ENABLED', 'input.workflow.tax.enforced'],
    ...partyRules('input.supplier'),
    ...partyRules('input.customer'),
    ...lineRules('input.lines.0'),
  ),
  ...breaksOf('Mutation.updateInvoice', 1, ['input.lines.0.featureKey', 'nothing', 'FEATURE_NOT_FOUND']),
  ...['Mutation.adjustInvoiceLine', 'Mutation.addInvoiceCharge'].flatMap((mutation) =>
    breaks(mutation, ['input.units', '-1', 'FIELD_MUST_BE_POSITIVE_OR_ZERO'], ['input.unitAmount', '-1', 'FIELD_MUST_BE_POSITIVE_OR_ZERO'], ['input.name', long(257), 'NAME_LENGTH']),
  ),
  ...breaks('Mutation.adjustInvoiceLine', ['input.units', null, 'UNITS_REQUIRED']),
  ...breaks('Mutation.addInvoiceCharge', ['input.rateCardKey', 'nothing', 'RATE_CARD_NOT_FOUND']),
  ...breaks(
    'Mutation.createPendingInvoiceLines',
    ['input.lines.0.taxes', [{ id: 'nothing' }], 'TAX_NOT_FOUND', 'input.lines.taxes.id'],
    ['input.lines.0.taxes', [{ key: 'nothing' }], 'TAX_NOT_FOUND', 'input.lines.taxes.key'],
    ['input.lines.0.taxConfig', { stripeCode: 'txcd_1' }, 'TAX_CONFIG_STRIPE_CODE_INVALID', 'input.lines.taxConfig.stripeCode'],
    ['input.lines.0.taxConfig', { customInvoicingCode: '' }, 'TAX_CONFIG_CUSTOM_CODE_LENGTH', 'input.lines.taxConfig.customInvoicingCode'],
  ),
  ...breaks(
    'Query.simulateInvoice',
    ['input.number', ' ', 'NUMBER_LENGTH'],
    ['input.lines', [], 'LINES_LENGTH'],
    ['input.lines.0.quantity', '-1', 'QUANTITY_NEGATIVE'],
    ['input.lines.0.preLinePeriodQuantity', '-1', 'QUANTITY_NEGATIVE'],
    ['input.lines.0.price', { flat: { amount: '1' } }, 'QUANTITY_BEFORE_OF_FLAT', 'input.lines.0.preLinePeriodQuantity'],
    ['input.lines.0.price', { eventAmount: { amountProperty: '$.cost' } }, 'PRICE_NEEDS_EVENTS', 'input.lines.0.price'],
    ...lineRules('input.lines.0'),
  ),
];
